import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, nameId } from '@otklik/base';
import { Migration, SYSTEM, createOrm, sessionOf, withConnection, type DatabaseModule } from '@otklik/database';
import type { MachineViewer, PersonViewer, SignedInViewer } from '@otklik/identity';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { forkFor } from '../tenancy/fork-for.js';
import { claimKey } from './claim-key.js';
import { checkIdempotencyKey } from './idempotency-key.js';
import { keyTableSql } from './key-table.js';
import { once } from './once.js';
import { removeOldKeys } from './remove-old-keys.js';

class M0001Keys extends Migration {
  override name = 'M0001Keys';

  override up(): void {
    this.addSql(keyTableSql('parcels', 'otklik_parcels'));
  }
}
const parcels: DatabaseModule = { schema: 'parcels', migrations: [M0001Keys] };

const person = (login: string): PersonViewer => ({ kind: 'person', subject: login, login, citizenId: nameId('test', login), grants: [], expiresAt: 0 });
const anna = person('anna');
const boris = person('boris');
const machine = (login: string): MachineViewer => ({
  kind: 'machine',
  subject: login,
  login,
  scopes: [],
  grants: [{ role: 'INTEGRATOR', cabinetId: null }],
  expiresAt: 0,
});

let database: TestDatabase;
let orm: MikroORM;
const clock = new FixedClock('2026-11-22T09:00:00Z');
beforeAll(async () => {
  database = await createTestDatabase([parcels]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'parcels', entities: [] });
});
beforeEach(() => clock.set('2026-11-22T09:00:00Z'));
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

let last = 0;
const newKey = () => `key ${++last}`;

interface Use {
  readonly viewer?: SignedInViewer;
  readonly mutation?: string;
  readonly key: string | null;
  readonly body?: Record<string, unknown>;
  readonly then?: () => unknown;
  /** Whether what is answered is known before the work. */
  readonly known?: boolean;
}

/** Makes a parcel in a transaction of its own, and answers its number: of this one or of the earlier one. */
function send({ viewer = anna, mutation = 'send', key, body = { a: 1 }, then, known = false }: Use): Promise<{ number: number; replayed: boolean }> {
  const number = ++last;
  const work = async () => {
    then?.();
    return { number, replayed: false };
  };
  return forkFor(orm.em, viewer).transactional((tx) =>
    once(tx, 'parcels', { viewer, mutation, input: { idempotencyKey: key, ...body }, clock }, {
      answer: known ? number : (result) => result.number,
      work,
      replay: async (earlier: number) => ({ number: earlier, replayed: true }),
    }),
  );
}

const REUSED = { kind: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' };
const kept = () => withConnection(database.adminUrl, async (client) => (await client.query<{ key: string }>('select key from parcels.idempotency_key')).rows.map(({ key }) => key));

describe.each([true, false])('a key (answer known before: %s)', (known) => {
  test('with the same body answers as before, as often as it comes', async () => {
    const key = newKey();
    const { number } = await send({ key, body: { a: 1, b: null }, known });
    expect(await send({ key, known })).toEqual({ number, replayed: true });
    expect(await send({ key, body: { b: undefined, a: 1 }, known })).toEqual({ number, replayed: true });
  });

  test('twenty times at once makes one thing, whoever waits for whom', async () => {
    const key = newKey();
    const sent = await Promise.all(Array.from({ length: 20 }, () => send({ key, known })));
    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    expect(sent.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });
});

describe('a key', () => {
  test('with another body is refused, and still good for its own', async () => {
    const key = newKey();
    const { number } = await send({ key });
    await expect(send({ key, body: { a: 2 } })).rejects.toMatchObject(REUSED);
    expect(await send({ key })).toEqual({ number, replayed: true });
  });

  test('twenty times at once with different bodies makes one thing and refuses the others', async () => {
    const key = newKey();
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => send({ key, body: { n } })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(REUSED);
  });

  test('of another person, or with another mutation, is another key', async () => {
    const key = newKey();
    await send({ key });
    expect(await send({ viewer: boris, key, body: { a: 2 } })).toMatchObject({ replayed: false });
    expect(await send({ mutation: 'return', key, body: { a: 2 } })).toMatchObject({ replayed: false });
  });

  test('of a machine is its own: neither another machine’s nor a person’s of the same name', async () => {
    const key = newKey();
    const { number } = await send({ viewer: machine('client:a'), key });
    expect(await send({ viewer: machine('client:a'), key })).toEqual({ number, replayed: true });
    expect(await send({ viewer: machine('client:b'), key, body: { a: 2 } })).toMatchObject({ replayed: false });
    expect(await send({ viewer: person('client:a'), key, body: { a: 2 } })).toMatchObject({ replayed: false });
  });

  test('is not spent by what fails after it, even for those who waited', async () => {
    const key = newKey();
    const then = () => {
      throw new Error('No');
    };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => send({ key, then })));
    expect(results.every((result) => result.status === 'rejected' && String(result.reason) === 'Error: No')).toBe(true);
    expect(await kept()).not.toContain(key);
    expect(await send({ key, body: { a: 2 } })).toMatchObject({ replayed: false });
  });

  test('that is missing or null is none: everything is done each time', async () => {
    expect(await send({ key: null })).toMatchObject({ replayed: false });
    expect(await send({ key: null })).toMatchObject({ replayed: false });
  });

  test('that is malformed is refused before anything is done', async () => {
    let done = false;
    await expect(send({ key: '', then: () => (done = true) })).rejects.toMatchObject({ kind: 'ValidationFailed', issues: [{ path: ['idempotencyKey'], code: 'REQUIRED' }] });
    expect(done).toBe(false);
  });

  test.each([
    ['', 'REQUIRED'],
    [' \u200b', 'REQUIRED'],
    ['a\u0000b', 'BAD_TEXT'],
    ['a\nb', 'BAD_TEXT'],
    ['\ud800', 'BAD_TEXT'],
    ['k'.repeat(201), 'TOO_LONG'],
  ])('may not be %j', (key, code) => {
    expect(checkIdempotencyKey(key)).toEqual([expect.objectContaining({ path: ['idempotencyKey'], code })]);
  });

  test('may be a UUID with a prefix, or 200 characters of any language', async () => {
    expect(checkIdempotencyKey(`widget/${crypto.randomUUID()}`)).toEqual([]);
    const { number } = await send({ key: 'ё😀'.repeat(100) });
    expect(await send({ key: 'ё😀'.repeat(100) })).toEqual({ number, replayed: true });
  });
});

describe('a key whose first try takes long', () => {
  const use = (key: string) => ({ ownerId: anna.citizenId, mutation: 'send', key, body: {}, at: clock.now() });
  const claim = (tx: EntityManager, key: string, patienceMs: number) => claimKey(tx, 'parcels', use(key), { answer: 1, patienceMs });
  const timeOut = (tx: EntityManager) => tx.execute<{ lock_timeout: string }[]>('show lock_timeout');
  const work = <Result>(run: (tx: EntityManager) => Promise<Result>) => forkFor(orm.em, anna).transactional(run);

  test('may be tried again: the retry is told so, and keeps its connection no longer', async () => {
    const key = newKey();
    const inUse = { kind: 'Conflict', code: 'IDEMPOTENCY_KEY_IN_USE' };
    await work(async (first) => {
      expect(await claim(first, key, 20)).toBeNull();
      await expect(work((second) => claim(second, key, 20))).rejects.toMatchObject(inUse);
    });
    expect(await work((third) => claim(third, key, 20))).toEqual({ answer: 1 });
  });

  test('lets everything else of the transaction wait as long as ever', async () => {
    await work(async (tx) => {
      await claim(tx, newKey(), 20);
      expect(await timeOut(tx)).toEqual([{ lock_timeout: '0' }]);
    });
    expect(await timeOut(orm.em.fork())).toEqual([{ lock_timeout: '0' }]);
  });
});

describe('keys that are old', () => {
  const all = () => orm.em.fork({ session: sessionOf(SYSTEM) }).execute<{ key: string }[]>('select key from parcels.idempotency_key');

  test('are removed after 30 days, whosever they are, in batches; younger ones go on', async () => {
    await removeOldKeys(orm, 'parcels', new Date('2099-01-01'));
    clock.set('2026-10-01T09:00:00Z');
    await withConnection(database.adminUrl, (client) =>
      client.query(
        "insert into parcels.idempotency_key select gen_random_uuid(), 'send', 'k' || n, 'f', '1', '2026-10-01T09:00:00Z' from generate_series(1, 2500) as n",
      ),
    );
    clock.set('2026-10-01T09:00:01Z');
    const young = newKey();
    const { number } = await send({ key: young, viewer: boris });
    const now = new Date('2026-10-31T09:00:01Z');
    expect(await removeOldKeys(orm, 'parcels', now, AbortSignal.abort())).toBe(0);
    expect(await removeOldKeys(orm, 'parcels', now)).toBe(2_500);
    expect(await all()).toEqual([{ key: young }]);
    expect(await send({ key: young, viewer: boris })).toEqual({ number, replayed: true });
    expect(await removeOldKeys(orm, 'parcels', new Date('2026-10-31T09:00:02Z'))).toBe(1);
    expect(await send({ key: young, viewer: boris, body: { a: 2 } })).toMatchObject({ replayed: false });
  });
});
