import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { CodedError, FixedClock, type Locale } from '@otklik/base';
import { SYSTEM, connect, createOrm, sessionOf } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import { FileLinks } from '@otklik/files';
import { FormRegistry } from '@otklik/plugin-host';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer } from '@otklik/test/support';
import { parse, type ExecutionResult } from 'graphql';
import type { DetailsVault } from '../domain/details-vault.js';
import { appealsDatabaseModule, appealsEntities, buildAppeals } from '../index.js';
import { AppealEntity } from '../store/appeal.entity.js';
import { takeTimedStep } from '../use-cases/take-timed-step.js';
import { HEALTH, publishedCabinetsModule } from './cabinets-module.js';
import { MANIFESTS } from './manifests.js';
import { PEOPLE, type PersonName } from './people.js';

/** How many rows there are of everything that a change writes. */
export type RowCounts = Record<'appeal' | 'history' | 'key' | 'event' | 'counter', number>;

const FILES = new FileLinks({ secrets: ['a secret of tests'], origin: () => 'http://files.test' });

/** A vault without keys: sealed values do not show what is in them, and open for their appeal alone. */
const BOX: DetailsVault = {
  seal: (appealId, text) => Promise.resolve(`v1.box.${Buffer.from(`${appealId} ${text}`).toString('base64url')}`),
  open: (appealId, sealed) => {
    const [id, ...text] = Buffer.from(sealed.split('.')[2]!, 'base64url').toString().split(' ');
    return id === appealId ? Promise.resolve(text.join(' ')) : Promise.reject(CodedError.personalDataUnavailable());
  },
};

/** The subgraph on a database of its own, with a clock that stands still. */
export class World {
  private constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly clock: FixedClock,
    /** Runs SQL as the database's administrator. */
    readonly sql: (text: string, params?: unknown[]) => Promise<Record<string, unknown>[]>,
    readonly committed: { count: number },
    /** The database as the login that the platform uses. */
    readonly databaseUrl: string,
    readonly close: () => Promise<void>,
  ) {}

  /** @param poolMax the most connections at once */
  static async open({ poolMax = 10 }: { poolMax?: number } = {}): Promise<World> {
    const database = await createTestDatabase([eventsDatabaseModule, publishedCabinetsModule, appealsDatabaseModule]);
    const orm = await createOrm({ databaseUrl: database.url, schema: 'appeals', entities: appealsEntities, poolMax });
    const clock = new FixedClock('2026-11-19T03:00:00Z');
    const committed = { count: 0 };
    const forms = new FormRegistry(MANIFESTS);
    const subgraph = await buildAppeals({ orm, forms, clock, vault: BOX, files: FILES, onCommitted: () => void committed.count++ });
    const admin = await connect(database.adminUrl);
    const sql = async (text: string, params: unknown[] = []) => (await admin.query<Record<string, unknown>>(text, params)).rows;
    return new World(subgraph, orm, clock, sql, committed, database.url, async () => {
      await admin.end();
      await orm.close();
      await database.drop();
    });
  }

  /** Runs an operation as somebody. */
  run(who: PersonName | Viewer, source: string, variables: Record<string, unknown> = {}, locale: Locale = 'ru'): Promise<ExecutionResult> {
    const viewer = typeof who === 'string' ? PEOPLE[who] : who;
    return this.subgraph.execute({ document: parse(source), variables, context: { viewer, locale, requestId: 'test' } });
  }

  /** Runs an operation that must go well. */
  async data(who: PersonName | Viewer, source: string, variables: Record<string, unknown> = {}, locale: Locale = 'ru'): Promise<Answer> {
    return answered(await this.run(who, source, variables, locale));
  }

  /** Runs a mutation with one input and answers its member of the result union. */
  async mutate(who: PersonName | Viewer, mutation: string, input: Record<string, unknown>): Promise<Answer> {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
      ... on ${type}Success { appeal { id number version status } }
      ... on ValidationFailed { issues { path code message } }
      ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`;
    return (await this.data(who, source, { input }))[mutation];
  }

  /** Submits a message as Anna and answers its id. */
  async submit(input: Record<string, unknown> = {}, who: PersonName = 'anna'): Promise<string> {
    const result = await this.mutate(who, 'submitAppeal', { ...message(), ...input });
    if (result.__typename !== 'SubmitAppealSuccess') throw new Error(JSON.stringify(result));
    return result.appeal.id;
  }

  /** Leads an appeal of the roads cabinet up to a status, from another one on the way there. */
  async lead(id: string, to: string, from = 'SUBMITTED'): Promise<void> {
    if (to === from) return;
    if (to === 'CLOSED') return this.#closeByTime(id, from);
    const { after, who, mutation, input } = STEPS[to]!;
    await this.lead(id, after, from);
    const result = await this.mutate(who, mutation, { appealId: id, ...input });
    if (result.appeal?.status !== to) throw new Error(JSON.stringify(result));
  }

  /** Asks the clinics to take part in an appeal of the roads, and gives their part to their executor. */
  async share(appealId: string): Promise<void> {
    const sent = await this.mutate('coordinator', 'sendToAgencies', { appealId, agencies: [{ agencyId: HEALTH.agency, question: 'Проедет ли скорая?' }] });
    const assigned = await this.mutate('healthCoordinator', 'assignPart', { appealId, executor: 'health-executor' });
    if (assigned.__typename !== 'AssignPartSuccess') throw new Error(JSON.stringify([sent, assigned]));
  }

  async #closeByTime(id: string, from: string): Promise<void> {
    await this.lead(id, 'RATED', from);
    await this.orm.em.fork({ session: sessionOf(SYSTEM) }).transactional(async (tx) => takeTimedStep(tx, await tx.findOneOrFail(AppealEntity, { id }), 'CLOSE', this.clock.now()));
  }

  /** The columns of the appeals that the database does not make itself, for copies of rows. @param of before each, such as `copy.` */
  async appealColumns(of = ''): Promise<string> {
    const [row] = await this.sql(
      "select string_agg($1 || quote_ident(column_name), ', ' order by ordinal_position) as list from information_schema.columns where table_schema = 'appeals' and table_name = 'appeal' and is_generated = 'NEVER'",
      [of],
    );
    return String(row!['list']);
  }

  /** Counts what is written. */
  async counts(): Promise<RowCounts> {
    const [row] = await this.sql(`select
      (select count(*)::int from appeals.appeal) as appeal, (select count(*)::int from appeals.appeal_history) as history,
      (select count(*)::int from appeals.idempotency_key) as key, (select count(*)::int from events.outbox where topic like 'appeal/%') as event,
      (select coalesce(sum(last_place), 0)::int from appeals.number_counter) as counter`);
    return row as RowCounts;
  }
}

interface Step {
  readonly after: string;
  readonly who: PersonName;
  readonly mutation: string;
  readonly input: Record<string, unknown>;
}

/** How each status is reached. */
const STEPS: Readonly<Record<string, Step>> = {
  MODERATED: { after: 'SUBMITTED', who: 'moderator', mutation: 'moderateAppeal', input: {} },
  REGISTERED: { after: 'SUBMITTED', who: 'coordinator', mutation: 'registerAppeal', input: {} },
  IN_PROGRESS: { after: 'REGISTERED', who: 'coordinator', mutation: 'assignAppeal', input: { executor: 'roads-executor' } },
  CLARIFICATION: { after: 'IN_PROGRESS', who: 'executor', mutation: 'askClarification', input: { question: 'Где это?' } },
  POSTPONED: { after: 'IN_PROGRESS', who: 'coordinator', mutation: 'postponeAppeal', input: { promisedOn: '2027-05-15', comment: 'Весной.' } },
  ON_APPROVAL: { after: 'IN_PROGRESS', who: 'executor', mutation: 'answerAppeal', input: { text: 'Яма заделана.' } },
  ANSWERED: { after: 'ON_APPROVAL', who: 'approver', mutation: 'approveAnswer', input: {} },
  RATED: { after: 'ANSWERED', who: 'anna', mutation: 'rateAnswer', input: { score: 5 } },
  WITHDRAWN: { after: 'SUBMITTED', who: 'anna', mutation: 'withdrawAppeal', input: {} },
  REDIRECTED: { after: 'REGISTERED', who: 'coordinator', mutation: 'redirectAppeal', input: { agencyId: HEALTH.agency, comment: 'Это к ним.' } },
  REJECTED: { after: 'IN_PROGRESS', who: 'coordinator', mutation: 'rejectAppeal', input: { ground: 'OUT_OF_SCOPE' } },
};

let keys = 0;

/** A message that is in order, with a key of its own. */
export function message(): Record<string, unknown> {
  keys += 1;
  return {
    idempotencyKey: `key ${keys}`,
    categoryId: 'roads.pothole',
    text: 'Глубокая яма у дома 5.',
    location: { latitude: 55.03, longitude: 82.92, address: 'ул. Ленина, 5, кв. 12' },
    details: { roadPothole: { lane: 2 } },
  };
}
