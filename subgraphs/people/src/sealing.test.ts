/** Keys that change, and data that were plain before: nothing is lost, also when it is broken off. */
import 'reflect-metadata';
import { migrate, withConnection } from '@otklik/database';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import type { PersonalField } from './domain/personal-field.js';
import { peopleDatabaseModule, rotateKeys, sealPlainValues, Vault, type PersonalKey } from './index.js';
import { M0001People } from './store/migrations/m0001-people.js';
import { M0002EndedSessions } from './store/migrations/m0002-ended-sessions.js';
import { createWorld, person, TestKeys, testKey, type World } from './testing/world.js';

const idOf = (index: number): string => `00000000-0000-5000-8000-0000000001${String(index).padStart(2, '0')}`;

describe('personal data that an earlier version kept plain', () => {
  const PEOPLE = 7;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase([{ ...peopleDatabaseModule, migrations: [M0001People, M0002EndedSessions] }]);
    for (let index = 0; index < PEOPLE; index++) {
      await ask('insert into people.citizen values ($1, now())', [idOf(index)]);
      await ask('insert into personal.personal_data values ($1, $2, $3, null, null)', [idOf(index), `Канарейка-${index}`, index % 2 === 0 ? 'Петрова' : null]);
    }
    await migrate(database.url, [peopleDatabaseModule]);
  });
  afterEach(() => database?.drop());

  async function ask<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
    return withConnection(database.adminUrl, async (client) => (await client.query(sql, params)).rows as Row[]);
  }

  const columns = async () =>
    (await ask<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'personal' and table_name = 'personal_data' order by 1")).map(({ name }) => name);

  /** What is sealed, opened again. */
  async function sealed(vault: Vault): Promise<Map<string, string>> {
    const rows = await ask<{ personId: string; field: PersonalField; value: string }>('select citizen_id as "personId", field, value from personal.sealed_value');
    return new Map(await Promise.all(rows.map(async (row): Promise<[string, string]> => [`${row.personId} ${row.field}`, await vault.open(row, row.value)])));
  }

  function expected(): Map<string, string> {
    const values = Array.from({ length: PEOPLE }, (_, index): [string, string][] => [
      [`${idOf(index)} givenName`, `Канарейка-${index}`],
      ...(index % 2 === 0 ? ([[`${idOf(index)} familyName`, 'Петрова']] as [string, string][]) : []),
    ]);
    return new Map(values.flat());
  }

  it('are sealed batch by batch by one of several processes, and their columns are taken away', async () => {
    const vault = new Vault(new TestKeys());
    const seal = () => sealPlainValues({ databaseUrl: database.url, vault: async () => vault, batch: 2 });
    const people = await Promise.all([seal(), seal(), seal()]);
    expect(people.sort()).toEqual([0, 0, PEOPLE]);
    expect(await sealed(vault)).toEqual(expected());
    expect(await columns()).toEqual(['citizen_id', 'written_at']);
    expect(await seal()).toBe(0);
  });

  it('are all there after it was broken off anywhere: by a lost key or a lost connection', async () => {
    const keys = new BreakingKeys();
    const vault = new Vault(keys);
    const seal = () => sealPlainValues({ databaseUrl: database.url, vault: async () => vault, batch: 2 });
    for (const breakAt of [2, 4]) {
      keys.breakAfter(breakAt, () => Promise.reject(new Error('away')));
      await expect(seal()).rejects.toMatchObject({ code: 'PERSONAL_DATA_UNAVAILABLE' });
    }
    keys.breakAfter(2, async () => {
      await ask("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
      return testKey('k1', 1);
    });
    await expect(seal()).rejects.toThrow();
    const [plain] = await ask<{ count: number }>('select count(*)::int as count from personal.personal_data where given_name is not null');
    const done = await sealed(vault);
    expect([...done.keys()].filter((key) => key.endsWith('givenName')).length + plain!.count).toBe(PEOPLE);
    expect(plain!.count).toBeGreaterThan(0);
    keys.breakAfter(Number.POSITIVE_INFINITY, () => Promise.reject(new Error('never')));
    await seal();
    expect(await sealed(vault)).toEqual(expected());
    expect(await columns()).toEqual(['citizen_id', 'written_at']);
  });

  it('give way to what the person has written since, and cannot be read or written by the role of the subgraph', async () => {
    const vault = new Vault(new TestKeys());
    const place = { personId: idOf(1), field: 'givenName' } as const;
    await ask("insert into personal.sealed_value (citizen_id, field, value) values ($1, 'givenName', $2)", [idOf(1), await vault.seal(place, 'Новое имя')]);
    for (const sql of ['select given_name from personal.personal_data', "update personal.personal_data set given_name = 'Имя'"]) {
      await expect(ask(`set role otklik_people; ${sql}`)).rejects.toThrow(/permission denied/);
    }
    await sealPlainValues({ databaseUrl: database.url, vault: async () => vault });
    expect((await sealed(vault)).get(`${idOf(1)} givenName`)).toBe('Новое имя');
  });
});

describe('rotating the keys', () => {
  let world: World;
  const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }';
  const people = Array.from({ length: 5 }, (_, index) => person(`citizen-${index}`, `a${index}`));

  beforeAll(async () => {
    world = await createWorld();
    for (const [index, viewer] of people.entries()) {
      await world.run(UPDATE, viewer, { input: { givenName: `Имя-${index}`, phone: `+7 383 555-01-0${index}` } });
    }
  });
  afterAll(() => world?.close());

  const names = () => Promise.all(people.map(async (viewer) => (await world.run('{ viewer { personalData { givenName } } }', viewer)).data));
  const allNames = people.map((_, index) => ({ viewer: { personalData: { givenName: `Имя-${index}` } } }));

  it('seals everything anew in batches, goes on where it was broken off, and then the old key may go', async () => {
    world.keys.known = [testKey('k2', 2), testKey('k1', 1)];
    const batches: number[] = [];
    const broken = rotateKeys({
      orm: world.orm,
      vault: world.vault,
      batch: 4,
      onBatch: (values) => {
        batches.push(values);
        throw new Error('killed');
      },
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await names()).toEqual(allNames);
    expect(await rotateKeys({ orm: world.orm, vault: world.vault, batch: 4 })).toEqual({ keyId: 'k2', sealed: 6, values: new Map([['k2', 10]]) });
    world.keys.known = [testKey('k2', 2)];
    expect(await names()).toEqual(allNames);
    expect(await rotateKeys({ orm: world.orm, vault: world.vault })).toMatchObject({ sealed: 0 });
  });

  it('leaves a value whose key is not there as it is, and says so', async () => {
    world.keys.known = [testKey('k3', 3)];
    expect(await rotateKeys({ orm: world.orm, vault: world.vault, batch: 3 })).toEqual({ keyId: 'k3', sealed: 0, values: new Map([['k2', 10]]) });
    world.keys.known = [testKey('k3', 3), testKey('k2', 2)];
    expect(await rotateKeys({ orm: world.orm, vault: world.vault, batch: 3 })).toMatchObject({ sealed: 10, values: new Map([['k3', 10]]) });
    expect(await names()).toEqual(allNames);
  });
});

/** Does something else than give the key from some call on. */
class BreakingKeys extends TestKeys {
  #left = 0;
  #break: () => Promise<PersonalKey> = () => Promise.reject(new Error('not set'));

  breakAfter(calls: number, work: () => Promise<PersonalKey>): void {
    this.#left = calls;
    this.#break = work;
  }

  override writingKey(): Promise<PersonalKey> {
    return this.#left-- > 0 ? super.writingKey() : this.#break();
  }
}
