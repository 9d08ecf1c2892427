import { CodedError } from '@otklik/base';
import { poolFor, withConnection } from '@otklik/database';
import { appendEvents, decodeCursor, encodeCursor, EventLog, eventsDatabaseModule, Relay, WakeUp, type VersionCursor } from '@otklik/events';
import { ANONYMOUS, type PersonViewer, type RequestContext } from '@otklik/identity';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import type { ViewerWatch } from '../identity/viewer-watch.js';
import type { AskFollows } from './follow-checks.js';
import type { LiveField } from './live-field.js';
import { LiveLayer, type LiveLimits } from './live-layer.js';
import type { Stopwatch } from './pace.js';
import type { RunQuery } from './run-twin.js';
import type { Subscriber } from './subscriber.js';

export const SCHEMA = buildSchema(`
  type Query { appealUpdate(cursor: String!): AppealUpdate }
  type Subscription { appealUpdated(appealId: ID!, after: String): AppealUpdate appealPaced(appealId: ID!, after: String): AppealUpdate }
  type AppealUpdate { cursor: String! version: Int! text(in: String): String broken: Int }
`);

export const FIELDS: readonly LiveField[] = [
  { field: 'appealUpdated', topic: 'appeal/{appealId}', query: 'appealUpdate' },
  { field: 'appealPaced', topic: 'appeal/{appealId}', query: 'appealUpdate', everyMs: 1_000 },
];

export const anonymous: RequestContext = { viewer: ANONYMOUS, locale: 'ru', requestId: 'test' };

export function person(login: string, expiresAt = Date.now() + 3_600_000): RequestContext {
  const viewer: PersonViewer = { kind: 'person', subject: login, login, citizenId: login, grants: [], expiresAt };
  return { viewer, locale: 'ru', requestId: 'test' };
}

/** One run of a twin that the engine was asked for. */
export interface Run {
  readonly source: string;
  readonly version: number;
  readonly login: string | null;
}

/** A live layer on a real log; only the engine is a fake: it runs the twin on a schema in this process. */
export interface LiveBench {
  readonly layer: LiveLayer;
  readonly log: EventLog;
  readonly relay: Relay;
  /** Runs a statement as the server's administrator. */
  admin(sql: string): Promise<unknown>;
  readonly faults: unknown[];
  /** Runs of full twins; questions for permission are not among them. */
  readonly runs: Run[];
  /** What each run does first: may wait, and may throw what the twin then answers with. */
  engine: { before: (run: Run) => void | Promise<void> };
  /** Appends the next versions of a topic, each in a transaction of its own. */
  write(appeal: string, from: number, to?: number): Promise<void>;
  subscribe(query: string, options?: { variables?: Record<string, unknown>; context?: RequestContext; operationName?: string }): Promise<Subscriber>;
  stop(): Promise<void>;
}

/** A database with an event log; the suites make its log anew for each test. */
export function createLogDatabase(): Promise<TestDatabase> {
  return createTestDatabase([eventsDatabaseModule]);
}

export async function startLiveBench(database: TestDatabase, limits: Partial<LiveLimits> = {}, watch?: ViewerWatch, stopwatch?: Stopwatch, follows?: AskFollows): Promise<LiveBench> {
  const writers = poolFor(database.url, 'otklik_appeals');
  const wakeUp = new WakeUp({ databaseUrl: database.url });
  const log = new EventLog({ databaseUrl: database.url, wakeUp });
  const relay = new Relay({ databaseUrl: database.url, wakeUp, pollMs: 20 });
  relay.start();

  const admin = (sql: string) => withConnection(database.adminUrl, (client) => client.query(sql));
  const engine: LiveBench['engine'] = { before: () => undefined };
  const runs: Run[] = [];
  const faults: unknown[] = [];
  const run: RunQuery = async (schema, document, source, variables, { viewer }) => {
    const cursor = Object.entries(variables).find(([name]) => name.startsWith('cursor'))![1];
    const { topic, version } = decodeCursor(String(cursor)) as VersionCursor;
    const mine = { source, version, login: viewer.kind === 'person' ? viewer.login : null };
    if (!isPermissionQuestion(source)) runs.push(mine);
    const appealUpdate = async () => {
      if (version === 0 && !topic.startsWith('appeal/feed')) throw new GraphQLError('no beginning', { extensions: { code: 'BAD_CURSOR' } });
      await engine.before(mine);
      const broken = () => {
        throw new GraphQLError('secret', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
      };
      return { cursor, version, text: (args: { in?: string }) => `${version}${args.in ?? ''}`, broken };
    };
    const { data, errors } = await execute({ schema, document, variableValues: variables, rootValue: { appealUpdate } });
    return { json: data === undefined ? null : JSON.stringify(data), errors };
  };
  const layer = new LiveLayer({
    schema: SCHEMA,
    fields: FIELDS,
    log,
    run,
    present: (error) => ({ message: 'presented', extensions: (error as GraphQLError).extensions }),
    onError: (error) => faults.push(error),
    limits: { retryDelaysMs: [1, 1], ...limits },
    watch,
    follows,
    ...(stopwatch === undefined ? {} : { stopwatch }),
  });
  await layer.start();

  return {
    layer,
    log,
    relay,
    admin,
    faults,
    runs,
    engine,
    async write(appeal, from, to = from) {
      for (let version = from; version <= to; version++) {
        const event = { topic: `appeal/${appeal}`, type: 'AppealChanged', aggregate: appeal, version, payload: {} };
        await appendEvents((sql, params) => writers.query(numbered(sql), params), [event]);
        wakeUp.poke('outbox');
      }
    },
    subscribe: (query, { variables = {}, context = anonymous, operationName } = {}) =>
      layer.subscribe({ document: parse(query), source: query, operationName: operationName ?? null, schema: SCHEMA, variables, context }),
    async stop() {
      await layer.stop();
      await relay.stop();
      await log.close();
      await writers.end();
      await admin('truncate events.outbox, events.log, events.pruned; update events.head set position = 0, pruned_to = 0');
    },
  };
}

export function isPermissionQuestion(source: string): boolean {
  return /\{\s*__typename\s*\}/.test(source);
}

export function versionCursor(appeal: string, version: number): string {
  return encodeCursor({ kind: 'version', topic: `appeal/${appeal}`, version });
}

/** The subscription that most tests use. */
export function watch(appeal: string, after?: number): string {
  const from = after === undefined ? '' : `, after: "${versionCursor(appeal, after)}"`;
  return `subscription { appealUpdated(appealId: "${appeal}"${from}) { version } }`;
}

/** The next versions that a subscription gives. */
export async function take(subscriber: Subscriber, count: number): Promise<number[]> {
  const versions: number[] = [];
  while (versions.length < count) {
    const { value } = await subscriber.next();
    if (value === undefined) throw new Error(`The subscription ended after ${versions.join()}`);
    versions.push((JSON.parse(value.text) as { data: { appealUpdated: { version: number } } }).data.appealUpdated.version);
  }
  return versions;
}

/** The code that a promise is refused with. */
export async function codeOf(refused: Promise<unknown>): Promise<unknown> {
  try {
    return { notRefused: await refused };
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    if (error instanceof GraphQLError) return error.extensions['code'];
    throw error;
  }
}

export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Did not come true within a minute: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function numbered(sql: string): string {
  let index = 0;
  return sql.replaceAll('?', () => `$${++index}`);
}
