import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, type Locale } from '@otklik/base';
import { connect, createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer } from '@otklik/test/support';
import { parse, type ExecutionResult } from 'graphql';
import { buildDiscussions, discussionsDatabaseModule, discussionsEntities } from '../index.js';
import { ROADS, publishedCabinetsModule } from './cabinets-module.js';
import { PEOPLE, type PersonName } from './people.js';

/** How many rows there are of everything that a change writes. */
export type RowCounts = Record<'discussion' | 'version' | 'clause' | 'proposal' | 'stance' | 'activity' | 'key' | 'event', number>;

/** When the tests begin: 15:00 in Novosibirsk. */
export const START = '2026-11-22T08:00:00Z';
/** When the term of `draft()` is over. */
export const AFTER_TERM = '2026-12-10T00:00:00Z';

/** The subgraph on a database of its own, with a clock that only moves when it is told to. */
export class World {
  private constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly clock: FixedClock,
    /** Runs SQL as the database's administrator. */
    readonly sql: (text: string, params?: unknown[]) => Promise<Record<string, unknown>[]>,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<World> {
    const database = await createTestDatabase([eventsDatabaseModule, publishedCabinetsModule, discussionsDatabaseModule]);
    const orm = await createOrm({ databaseUrl: database.url, schema: 'discussions', entities: discussionsEntities });
    const clock = new FixedClock(START);
    const subgraph = await buildDiscussions({ orm, clock, onCommitted: () => undefined });
    const admin = await connect(database.adminUrl);
    const sql = async (text: string, params: unknown[] = []) => (await admin.query<Record<string, unknown>>(text, params)).rows;
    return new World(subgraph, orm, clock, sql, async () => {
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
  async data(who: PersonName | Viewer, source: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    return answered(await this.run(who, source, variables));
  }

  /** Runs a mutation with one input, a second after the one before, and answers its member of the result union. */
  async mutate(who: PersonName | Viewer, mutation: string, input: Record<string, unknown>): Promise<Answer> {
    this.clock.set(new Date(this.clock.now().getTime() + 1000));
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const success = /Proposal$/.test(mutation)
      ? `proposal { id status text participant rejectionReason support { for against mine }
          reply { outcome explanation } draftVersion { number } clause { id number } }`
      : 'discussion { id version status draft { number } clauses { id number heading text } }';
    const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
      ... on ${type}Success { ${success} }
      ... on ValidationFailed { issues { path code } }
      ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`;
    return (await this.data(who, source, { input }))[mutation];
  }

  /** Runs a mutation that must go well. */
  async done(who: PersonName | Viewer, mutation: string, input: Record<string, unknown>): Promise<Answer> {
    const result = await this.mutate(who, mutation, input);
    if (!result.__typename.endsWith('Success')) throw new Error(`${mutation}: ${JSON.stringify(result)}`);
    return result.discussion ?? result.proposal;
  }

  /** A published discussion that takes proposals, with the ids of its clauses. */
  async openDiscussion(input: Record<string, unknown> = {}): Promise<{ id: string; clauseIds: string[] }> {
    const { id, clauses } = await this.done('coordinator', 'createDiscussion', { ...draft(), ...input });
    await this.done('approver', 'publishDiscussion', { discussionId: id });
    return { id, clauseIds: clauses.map((clause: { id: string }) => clause.id) };
  }

  /** A proposal of somebody; published unless told otherwise. */
  async propose(
    discussionId: string,
    who: PersonName = 'anna',
    input: Record<string, unknown> = {},
    decision: 'PUBLISH' | 'REJECT' | null = 'PUBLISH',
  ): Promise<string> {
    const { id } = await this.done(who, 'submitProposal', { idempotencyKey: newKey(), discussionId, text: 'Предлагаю иначе.', ...input });
    if (decision !== null) await this.done('moderator', 'moderateProposal', { proposalId: id, decision, reason: 'Не по теме.' });
    return id;
  }

  /** Counts what is written. */
  async counts(): Promise<RowCounts> {
    const tables = {
      discussion: 'discussion',
      version: 'draft_version',
      clause: 'clause',
      proposal: 'proposal',
      stance: 'stance',
      activity: 'activity',
      key: 'idempotency_key',
    };
    const columns = Object.entries(tables).map(([name, table]) => `(select count(*)::int from discussions.${table}) as ${name}`);
    const [row] = await this.sql(`select ${columns.join(', ')}, (select count(*)::int from events.outbox) as event`);
    return row as RowCounts;
  }

  /** Everything that is written, in one text. */
  async snapshot(): Promise<string> {
    const rows: unknown[] = [];
    for (const table of ['discussion', 'draft_version', 'clause', 'proposal', 'stance', 'activity', 'idempotency_key']) {
      rows.push(await this.sql(`select * from discussions.${table} order by 1, 2`));
    }
    return JSON.stringify([rows, await this.sql('select * from events.outbox order by id')]);
  }
}

let keys = 0;

/** A key that no test has used. */
export function newKey(): string {
  keys += 1;
  return `key ${keys}`;
}

/** A draft that is in order, with a key of its own. */
export function draft(): Record<string, unknown> {
  return {
    idempotencyKey: newKey(),
    agencyId: ROADS.agency,
    title: 'О порядке содержания дорог',
    summary: 'Правила для подрядчиков.',
    opensAt: START,
    closesAt: '2026-12-07T08:00:00Z',
    clauses: [
      { number: '1', heading: 'Общие положения', text: 'Дороги содержат круглый год.' },
      { number: '2', text: 'Ямы заделывают за десять дней.' },
    ],
  };
}
