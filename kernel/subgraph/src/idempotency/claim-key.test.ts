import type { MikroORM } from '@mikro-orm/postgresql';
import { nameId, newId } from '@otklik/base';
import { Migration, createOrm, type DatabaseModule } from '@otklik/database';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { claimKey } from './claim-key.js';
import { checkIdempotencyKey } from './idempotency-key.js';
import { keyTableOf, keyTableSql } from './key-table.js';

class M0001Keys extends Migration {
  override name = 'M0001Keys';

  override up(): void {
    this.addSql(keyTableSql('parcels', 'otklik_parcels'));
  }
}
const parcels: DatabaseModule = { schema: 'parcels', migrations: [M0001Keys] };
const anna = nameId('test', 'anna');
const boris = nameId('test', 'boris');

let database: TestDatabase;
let orm: MikroORM;
beforeAll(async () => {
  database = await createTestDatabase([parcels]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'parcels', entities: [] });
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

let keys = 0;
const newKey = () => `key ${++keys}`;

/** Uses a key in a transaction of its own; answers the id of what was made, now or before. */
function use(personId: string, key: string, body: unknown, then: () => void = () => undefined): Promise<string> {
  const objectId = newId();
  return orm.em.fork().transactional(async (tx) => {
    const earlier = await claimKey(tx, keyTableOf('parcels'), { personId, key, body, objectId, at: new Date() });
    then();
    return earlier ?? objectId;
  });
}

describe('a key', () => {
  const reused = { kind: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' };

  test('with the same body answers what it made before', async () => {
    const key = newKey();
    const first = await use(anna, key, { a: 1, b: null });
    expect(await use(anna, key, { a: 1 })).toBe(first);
  });

  test('with another body is refused', async () => {
    const key = newKey();
    await use(anna, key, { a: 1 });
    await expect(use(anna, key, { a: 2 })).rejects.toMatchObject(reused);
  });

  test('of another person is another key', async () => {
    const key = newKey();
    expect(await use(anna, key, { a: 1 })).not.toBe(await use(boris, key, { a: 2 }));
  });

  test('is not spent by what fails after it', async () => {
    const key = newKey();
    const fails = () => {
      throw new Error('No');
    };
    await expect(use(anna, key, { a: 1 }, fails)).rejects.toThrow('No');
    await expect(use(anna, key, { a: 2 })).resolves.toBeDefined();
  });

  test('twenty times at once makes one thing, whoever waits for whom', async () => {
    const key = newKey();
    const made = await Promise.all(Array.from({ length: 20 }, () => use(anna, key, { a: 1 })));
    expect(new Set(made).size).toBe(1);
  });

  test('twenty times at once with different bodies makes one thing and refuses the others', async () => {
    const key = newKey();
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => use(anna, key, { n })));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(reused);
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

  test('may be a UUID with a prefix', () => {
    expect(checkIdempotencyKey(`widget/${newId()}`)).toEqual([]);
  });
});
