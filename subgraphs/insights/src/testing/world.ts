import 'reflect-metadata';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, nameId, type Locale } from '@otklik/base';
import { connect, createOrm, poolFor, roleOf } from '@otklik/database';
import { appendEvents, EventLog, eventsDatabaseModule, WakeUp, type NewEvent } from '@otklik/events';
import { ANONYMOUS, type PersonViewer, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer } from '@otklik/test/support';
import { parse, type ExecutionResult } from 'graphql';
import { buildInsights, insightsDatabaseModule } from '../index.js';
import { publishedCabinetsModule } from './cabinets-module.js';

/** The one who runs the platform. */
export const OPERATOR = person('operator', [{ role: 'OPERATOR', cabinetId: null }]);

export function person(login: string, grants: PersonViewer['grants'] = []): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: nameId('test', login), grants, expiresAt: Number.MAX_SAFE_INTEGER };
}

/** The subgraph on a database of its own, with a clock that stands still and a log that tests write themselves. */
export class World {
  private constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly log: EventLog,
    readonly databaseUrl: string,
    readonly clock: FixedClock,
    /** Runs SQL as the database's administrator. */
    readonly sql: (text: string, params?: unknown[]) => Promise<Record<string, unknown>[]>,
    /** Appends events as a subgraph does: they wait for a relay. */
    readonly append: (events: readonly NewEvent[]) => Promise<void>,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<World> {
    const database = await createTestDatabase([eventsDatabaseModule, publishedCabinetsModule, insightsDatabaseModule]);
    const orm = await createOrm({ databaseUrl: database.url, schema: 'insights', entities: [] });
    const log = new EventLog({ databaseUrl: database.url, wakeUp: new WakeUp({ databaseUrl: database.url }) });
    const clock = new FixedClock('2026-11-22T05:00:00Z');
    const subgraph = await buildInsights({ orm, log, clock });
    const admin = await connect(database.adminUrl);
    const sql = async (text: string, params: unknown[] = []) => (await admin.query<Record<string, unknown>>(text, params)).rows;
    const writers = poolFor(database.url, roleOf('appeals'));
    const append = (events: readonly NewEvent[]) =>
      appendEvents((text, params) => {
        let index = 0;
        return writers.query(
          text.replaceAll('?', () => `$${++index}`),
          params,
        );
      }, events);
    return new World(subgraph, orm, log, database.url, clock, sql, append, async () => {
      await Promise.all([writers.end(), admin.end(), log.close(), orm.close()]);
      await database.drop();
    });
  }

  get em(): EntityManager {
    return this.orm.em.fork();
  }

  /** Puts events into the log as the relay would, without waiting for one. Answers the new head. */
  async logged(events: readonly NewEvent[]): Promise<number> {
    const [row] = await this.sql(
      `with counter as (
         update events.head set position = position + $2 returning position - $2 as base, position
       ), entered as (
         insert into events.log (position, at, topic, type, aggregate, version, payload)
         select counter.base + event.place, now(), event.value->>'topic', event.value->>'type', event.value->>'aggregate',
           coalesce((event.value->>'version')::bigint, counter.base + event.place), event.value->'payload'
         from jsonb_array_elements($1::jsonb) with ordinality as event (value, place), counter
       )
       select position::int from counter`,
      [JSON.stringify(events), events.length],
    );
    return row!['position'] as number;
  }

  /** Makes log and figures as new; nobody may be at them. */
  async reset(): Promise<void> {
    await this.sql(`truncate events.outbox, events.log, events.pruned, events.rejected, events.follower,
        insights.appeal_fact, insights.monthly_cell, insights.untold;
      update events.head set position = 0, pruned_to = 0; update insights.progress set generation = 1, position = 0`);
  }

  /** Runs an operation as somebody. */
  run(
    source: string,
    variables: Record<string, unknown> = {},
    viewer: Viewer = ANONYMOUS,
    locale: Locale = 'en',
  ): Promise<ExecutionResult> {
    return this.subgraph.execute({ document: parse(source), variables, context: { viewer, locale, requestId: 'test' } });
  }

  /** Runs an operation that must go well. */
  async data(source: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS): Promise<Answer> {
    return answered(await this.run(source, variables, viewer));
  }

  /** The codes of an operation's errors. */
  async codes(source: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS): Promise<unknown[]> {
    return (await this.run(source, variables, viewer)).errors?.map((error) => error.extensions['code']) ?? [];
  }
}

/** Waits until the answer is true; fails the test after a minute. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Did not come true within a minute: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
