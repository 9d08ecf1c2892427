import { createOrm } from '@otklik/database';
import { appendEvents } from './append-events.js';
import { appealEvent, createEventsDatabase, type EventsDatabase } from './events.test-support.js';

let events: EventsDatabase;
let orm: Awaited<ReturnType<typeof createOrm>>;

beforeAll(async () => {
  events = await createEventsDatabase();
  orm = await createOrm({ databaseUrl: events.url, schema: 'appeals', entities: [] });
});

afterAll(async () => {
  await orm?.close();
  await events?.drop();
});

const waiting = async () => (await events.admin.query('select topic, version::int, payload from events.outbox order by id')).rows;

test('events go into the transaction of MikroORM, in the order given and with any text in them', async () => {
  const nasty = { text: "ямы? 'да' \\ \"нет\" $1 ?? {} \n\u2028", list: [1, null], nested: { a: '?' } };
  await orm.em.fork().transactional(async (em) => {
    await appendEvents((sql, params) => em.execute(sql, params), [appealEvent('a', 1, nasty), appealEvent('a', 2, '?'), appealEvent('b', null, undefined)]);
    expect(await waiting()).toEqual([]);
  });
  expect(await waiting()).toEqual([
    { topic: 'appeal/a', version: 1, payload: nasty },
    { topic: 'appeal/a', version: 2, payload: '?' },
    { topic: 'appeal/b', version: null, payload: {} },
  ]);
});

test('a transaction that fails leaves no event', async () => {
  const before = await waiting();
  const attempt = orm.em.fork().transactional(async (em) => {
    await appendEvents((sql, params) => em.execute(sql, params), [appealEvent('c', 1)]);
    throw new Error('refused');
  });
  await expect(attempt).rejects.toThrow('refused');
  expect(await waiting()).toEqual(before);
});

test('no events are no statement', async () => {
  await appendEvents(() => Promise.reject(new Error('a statement')), []);
});

test('one version twice fails where it is written', async () => {
  await events.append(appealEvent('d', 1));
  await expect(events.append(appealEvent('d', 1))).rejects.toMatchObject({ code: '23505' });
});

test('a subgraph may append and read the log, and nothing else', async () => {
  await expect(events.writers.query('select from events.log')).resolves.toBeDefined();
  for (const statement of [
    'select from events.outbox',
    'delete from events.outbox',
    'update events.head set position = 0',
    "insert into events.log values (1, now(), 't', 't', 'a', 1, '{}')",
    'delete from events.log',
    'select from events.follower',
  ]) {
    await expect(events.writers.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
});
