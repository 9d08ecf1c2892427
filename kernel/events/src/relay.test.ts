import type pg from 'pg';
import { appendEvents } from './append-events.js';
import { appealEvent, createEventsDatabase, delay, eventually, executeOf, type EventsDatabase } from './events.test-support.js';
import { Relay } from './relay.js';
import { WakeUp } from './wake-up/wake-up.js';

let events: EventsDatabase;
let started: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  events = await createEventsDatabase();
});

afterEach(async () => {
  await Promise.all(started.map((part) => part.stop()));
  started = [];
  await events.reset();
});

afterAll(() => events?.drop());

function startRelay(options: { batchSize?: number; onError?: (error: unknown) => void; pollMs?: number } = {}): { relay: Relay; wakeUp: WakeUp } {
  const wakeUp = new WakeUp({ databaseUrl: events.url });
  const relay = new Relay({ databaseUrl: events.url, wakeUp, ...options });
  relay.start();
  started.push(relay);
  return { relay, wakeUp };
}

interface Logged {
  position: number;
  topic: string;
  version: number;
}

async function logged(): Promise<Logged[]> {
  return (await events.admin.query<Logged>('select position::int, topic, version::int from events.log order by position')).rows;
}

const loggedCount = async () => (await logged()).length;

test('a poke after the commit brings the events into the log, numbered without a gap', async () => {
  const { relay, wakeUp } = startRelay({ pollMs: 60_000 });
  await eventually(() => relay.state === 'active');
  await events.append(appealEvent('a', 1), appealEvent('a', 2));
  await events.append(appealEvent('b', 1));
  wakeUp.poke('outbox');
  await eventually(async () => (await loggedCount()) === 3);
  expect(await logged()).toEqual([
    { position: 1, topic: 'appeal/a', version: 1 },
    { position: 2, topic: 'appeal/a', version: 2 },
    { position: 3, topic: 'appeal/b', version: 1 },
  ]);
});

test('without any poke the relay finds events by itself', async () => {
  startRelay({ pollMs: 20 });
  await events.append(appealEvent('a', 1));
  await eventually(async () => (await loggedCount()) === 1);
});

test('events that no writer versions take the next version of their topic, within a batch and over batches', async () => {
  const { relay } = startRelay({ pollMs: 20, batchSize: 3 });
  await eventually(() => relay.state === 'active');
  await events.append(...['feed', 'a', 'feed', 'other', 'feed', 'other', 'feed'].map((topic) => appealEvent(topic, topic === 'a' ? 9 : null)));
  await eventually(async () => (await loggedCount()) === 7);
  await events.append(appealEvent('feed', null));
  await eventually(async () => (await loggedCount()) === 8);
  expect((await logged()).map(({ topic, version }) => `${topic} ${version}`)).toEqual([
    'appeal/feed 1',
    'appeal/a 9',
    'appeal/feed 2',
    'appeal/other 1',
    'appeal/feed 3',
    'appeal/other 2',
    'appeal/feed 4',
    'appeal/feed 5',
  ]);
});

test('writers of one feed neither wait for each other nor make a gap, and a feed goes on from what retention left', async () => {
  const { relay } = startRelay({ pollMs: 20 });
  await eventually(() => relay.state === 'active');
  const slow = await events.writers.connect();
  try {
    await slow.query('begin');
    await appendEvents(executeOf(slow), [appealEvent('feed', null, 'slow')]);
    await Promise.all(Array.from({ length: 20 }, () => events.append(appealEvent('feed', null))));
    await eventually(async () => (await loggedCount()) === 20);
    await slow.query('commit');
  } finally {
    slow.release();
  }
  await eventually(async () => (await loggedCount()) === 21);
  await events.admin.query("delete from events.log where topic = 'appeal/feed' and version < 21");
  await events.append(appealEvent('feed', null));
  await eventually(async () => (await loggedCount()) === 2);
  expect((await logged()).map(({ version }) => version)).toEqual([21, 22]);
});

test('many writers at once lose nothing, and each aggregate keeps its order', async () => {
  const { wakeUp } = startRelay({ batchSize: 7 });
  await events.admin.query('create table public.aggregate (id int primary key, version int not null); grant all on public.aggregate to otklik_appeals');
  await events.admin.query('insert into public.aggregate select id, 0 from generate_series(0, 9) as id');

  const change = async (aggregate: number) => {
    const client = await events.writers.connect();
    try {
      await client.query('begin');
      await delay(Math.random() * 5);
      const { rows } = await client.query<{ version: number }>('update public.aggregate set version = version + 1 where id = $1 returning version', [aggregate]);
      await delay(Math.random() * 5);
      await appendEvents(executeOf(client), [appealEvent(String(aggregate), rows[0]!.version)]);
      await delay(Math.random() * 5);
      await client.query(Math.random() < 0.1 ? 'rollback' : 'commit');
    } finally {
      client.release();
    }
    wakeUp.poke('outbox');
  };
  await Promise.all(Array.from({ length: 20 }, async (_, writer) => {
    for (let turn = 0; turn < 25; turn++) await change((writer + turn) % 10);
  }));

  const { rows } = await events.admin.query<{ total: number }>('select sum(version)::int as total from public.aggregate');
  await eventually(async () => (await loggedCount()) === rows[0]!.total);
  const log = await logged();
  expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
  for (let aggregate = 0; aggregate < 10; aggregate++) {
    const versions = log.filter(({ topic }) => topic === `appeal/${aggregate}`).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  }
});

test('a long transaction delays only its own events', async () => {
  startRelay({ pollMs: 10 });
  const slow = await events.writers.connect();
  try {
    await slow.query('begin');
    await appendEvents(executeOf(slow), [appealEvent('slow', 1)]);
    await events.append(appealEvent('quick', 1));
    await eventually(async () => (await loggedCount()) === 1);
    expect(await logged()).toEqual([{ position: 1, topic: 'appeal/quick', version: 1 }]);
    await slow.query('commit');
    await eventually(async () => (await loggedCount()) === 2);
  } finally {
    slow.release();
  }
});

test('an event whose version the log already has is put aside and reported, and the others go on', async () => {
  const troubles: unknown[] = [];
  startRelay({ pollMs: 10, onError: (error) => troubles.push(error) });
  await events.append(appealEvent('a', 1));
  await eventually(async () => (await loggedCount()) === 1);
  await events.append(appealEvent('a', 1), appealEvent('b', 1));
  await eventually(async () => (await loggedCount()) === 2);
  expect((await events.admin.query('select topic from events.rejected')).rows).toEqual([{ topic: 'appeal/a' }]);
  // The relay tells after the commit that makes the rows visible.
  await eventually(() => Promise.resolve(troubles.length > 0));
  expect(troubles).toHaveLength(1);
});

describe('two relays', () => {
  const pair = async () => {
    const first = startRelay({ pollMs: 50 }).relay;
    await eventually(() => first.state === 'active');
    const second = startRelay({ pollMs: 50 }).relay;
    await eventually(() => second.state === 'standby');
    return { first, second };
  };

  test('one works, the other stands by', async () => {
    const { first, second } = await pair();
    await events.append(appealEvent('a', 1));
    await eventually(async () => (await loggedCount()) === 1);
    expect([first.state, second.state]).toEqual(['active', 'standby']);
  });

  test('events are no reason for the one that stands by to ask whether it is its turn', async () => {
    const first = startRelay().relay;
    await eventually(() => first.state === 'active');
    const { relay: second, wakeUp } = startRelay({ pollMs: 60_000 });
    await eventually(() => second.state === 'standby');
    const lastAsked = async (): Promise<string[]> => {
      const sql = "select query_start::text as at from pg_stat_activity where application_name = 'otklik relay' and datname = current_database() and query like '%pg_try_advisory_lock%' order by 1";
      return (await events.admin.query<{ at: string }>(sql)).rows.map(({ at }) => at);
    };
    await eventually(async () => (await lastAsked()).length === 1);
    const before = await lastAsked();
    await events.append(appealEvent('a', 1));
    wakeUp.poke('outbox');
    await eventually(async () => (await loggedCount()) === 1);
    expect(await lastAsked()).toEqual(before);
  });

  test('the other takes over when the first stops', async () => {
    const { first, second } = await pair();
    await first.stop();
    await eventually(() => second.state === 'active');
    await events.append(appealEvent('a', 1));
    await eventually(async () => (await loggedCount()) === 1);
  });

  test('when the holder\'s connection dies, exactly one goes on and nothing is lost', async () => {
    const { first, second } = await pair();
    for (let version = 1; version <= 50; version++) {
      await events.append(appealEvent('a', version));
      if (version % 10 === 0) await killRelays('limit 1');
    }
    await eventually(async () => (await loggedCount()) === 50);
    expect((await logged()).map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    await eventually(() => [first.state, second.state].sort().join() === 'active,standby');
  });
});

test('the relay comes back by itself when PostgreSQL has dropped every connection', async () => {
  const { relay } = startRelay();
  await eventually(() => relay.state === 'active');
  await killRelays();
  await events.append(appealEvent('a', 1));
  await eventually(async () => (await loggedCount()) === 1);
  expect(relay.state).toBe('active');
});

test('a relay started while the database is away begins as soon as it is there', async () => {
  const url = new URL(events.url);
  url.pathname = '/missing';
  const wakeUp = new WakeUp({ databaseUrl: url.href });
  const failures: unknown[] = [];
  const relay = new Relay({ databaseUrl: url.href, wakeUp, onError: (error) => failures.push(error) });
  relay.start();
  await eventually(() => failures.length >= 2);
  expect(relay.state).toBe('connecting');
  await relay.stop();
  expect(relay.state).toBe('stopped');
});

/** Ends the sessions of relays in this database, as a crash of their processes would. */
async function killRelays(limit = ''): Promise<pg.QueryResult> {
  return events.admin.query(
    `select pg_terminate_backend(pid) from (
       select pid from pg_stat_activity where datname = current_database() and application_name = 'otklik relay' order by backend_start ${limit}
     ) as session`,
  );
}
