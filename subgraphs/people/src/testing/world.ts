import { FixedClock } from '@otklik/base';
import { createOrm, withConnection } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Grant, PersonViewer, Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import type { MikroORM } from '@mikro-orm/postgresql';
import { parse, type ExecutionResult } from 'graphql';
import { buildPeople, peopleDatabaseModule, peopleEntities, Vault, type PersonalKey, type PersonalKeySource } from '../index.js';
import { publishedAppeals } from './appeals-module.js';

/** The subgraph on a database of its own. */
export interface World {
  readonly database: TestDatabase;
  readonly orm: MikroORM;
  readonly clock: FixedClock;
  readonly keys: TestKeys;
  readonly vault: Vault;
  readonly people: Subgraph;
  /** Asks the subgraph as somebody. */
  run(source: string, as: Viewer, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** Rows as the administrator sees them. */
  rows<Row = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Keys that a test gives and takes away. */
export class TestKeys implements PersonalKeySource {
  known: PersonalKey[] = [testKey('k1', 1)];

  writingKey(): Promise<PersonalKey> {
    const [first] = this.known;
    return first === undefined ? Promise.reject(new Error('secret-detail')) : Promise.resolve(first);
  }

  keyOf(id: string): Promise<PersonalKey | null> {
    return Promise.resolve(this.known.find((key) => key.id === id) ?? null);
  }
}

export function testKey(id: string, byte: number): PersonalKey {
  return { id, secret: new Uint8Array(32).fill(byte) };
}

export async function createWorld(): Promise<World> {
  const database = await createTestDatabase([eventsDatabaseModule, peopleDatabaseModule, publishedAppeals]);
  const orm = await createOrm({ databaseUrl: database.url, schema: 'people', entities: peopleEntities });
  const clock = new FixedClock('2026-11-22T05:00:00Z');
  const keys = new TestKeys();
  const vault = new Vault(keys);
  const people = await buildPeople({ orm, clock, vault, onCommitted: () => undefined });
  return {
    database,
    orm,
    clock,
    keys,
    vault,
    people,
    run: (source, viewer, variables = {}) => people.execute({ document: parse(source), variables, context: { viewer, locale: 'ru', requestId: 'test-request' } }),
    rows: async <Row>(sql: string, params: unknown[] = []) => withConnection(database.adminUrl, async (client) => (await client.query(sql, params)).rows as Row[]),
    async close() {
      await orm.close();
      await database.drop();
    },
  };
}

/** A person with a token. @param last two hexadecimal digits of their id */
export function person(login: string, last: string, ...grants: Grant[]): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: `00000000-0000-5000-8000-0000000000${last}`, grants, expiresAt: Number.POSITIVE_INFINITY };
}
