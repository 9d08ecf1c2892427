import type { LogEvent } from './event.js';
import { EventLog } from './event-log.js';
import { appealEvent, createEventsDatabase, delay, eventually, type EventsDatabase } from './events.test-support.js';
import { LogFollower, type LogFollowerOptions } from './log-follower.js';
import { Relay } from './relay.js';
import { WakeUp } from './wake-up/wake-up.js';

let events: EventsDatabase;
let log: EventLog;
let relay: Relay;
let followers: LogFollower[] = [];

beforeAll(async () => {
  events = await createEventsDatabase();
});

beforeEach(() => {
  const wakeUp = new WakeUp({ databaseUrl: events.url });
  log = new EventLog({ databaseUrl: events.url, wakeUp });
  relay = new Relay({ databaseUrl: events.url, wakeUp, pollMs: 10 });
  relay.start();
});

afterEach(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  followers = [];
  await relay.stop();
  await log.close();
  await events.reset();
});

afterAll(() => events?.drop());

async function follow(options: Partial<LogFollowerOptions> = {}): Promise<{ follower: LogFollower; seen: LogEvent[] }> {
  const seen: LogEvent[] = [];
  const follower = new LogFollower({ log, from: 0, deliver: (batch) => void seen.push(...batch), pollMs: 20, ...options });
  followers.push(follower);
  await follower.start();
  return { follower, seen };
}

async function appendVersions(aggregate: string, from: number, to: number): Promise<void> {
  for (let version = from; version <= to; version++) await events.append(appealEvent(aggregate, version));
}

const versionsOf = (seen: readonly LogEvent[]) => seen.map(({ version }) => version);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('delivers what is there and what comes, in order and once', async () => {
  await appendVersions('a', 1, 10);
  const { seen, follower } = await follow({ batchSize: 3 });
  await appendVersions('a', 11, 20);
  await eventually(() => follower.position === 20);
  expect(versionsOf(seen)).toEqual(upTo(20));
});

test('from the head, delivers only what comes after the start', async () => {
  await appendVersions('a', 1, 3);
  await eventually(async () => (await log.head()) === 3);
  const { seen, follower } = await follow({ from: 'head' });
  await appendVersions('a', 4, 5);
  await eventually(() => follower.position === 5);
  expect(versionsOf(seen)).toEqual([4, 5]);
});

test('of some topics, delivers nothing else and still moves on', async () => {
  const { seen, follower } = await follow({ topics: ['appeal/b'] });
  await appendVersions('a', 1, 3);
  await appendVersions('b', 1, 2);
  await appendVersions('a', 4, 4);
  await eventually(() => follower.position === 6);
  expect(seen.map(({ topic }) => topic)).toEqual(['appeal/b', 'appeal/b']);
});

test('is woken by the relay of its process, long before it would look by itself', async () => {
  const { seen } = await follow({ pollMs: 3_600_000 });
  await appendVersions('a', 1, 1);
  await eventually(() => seen.length === 1);
});

test('a named follower goes on where it stopped, also in another process', async () => {
  const from = { name: 'insights', initially: 'oldest' } as const;
  const first = await follow({ from });
  await appendVersions('a', 1, 3);
  await eventually(async () => (await log.followerPosition('insights')) === 3);
  await first.follower.stop();
  await appendVersions('a', 4, 5);
  const second = await follow({ from });
  await eventually(() => second.follower.position === 5);
  expect(versionsOf(first.seen)).toEqual([1, 2, 3]);
  expect(versionsOf(second.seen)).toEqual([4, 5]);
});

test('a delivery that fails comes again, and nothing overtakes it', async () => {
  const seen: LogEvent[] = [];
  const failures: unknown[] = [];
  let refusals = 2;
  const { follower } = await follow({
    deliver: (batch) => {
      if (refusals-- > 0) throw new Error('not now');
      seen.push(...batch);
    },
    onError: (error) => failures.push(error),
  });
  await appendVersions('a', 1, 5);
  await eventually(() => follower.position === 5);
  expect(versionsOf(seen)).toEqual(upTo(5));
  expect(failures).toHaveLength(2);
});

test('goes on after PostgreSQL has dropped its connections', async () => {
  const { seen, follower } = await follow();
  for (let round = 0; round < 3; round++) {
    await appendVersions('a', round * 10 + 1, round * 10 + 10);
    await events.admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ('otklik log', 'otklik relay')");
  }
  await eventually(() => follower.position === 30);
  expect(versionsOf(seen)).toEqual(upTo(30));
});

test('tells of events that retention removed before they were delivered, and goes on after them', async () => {
  await appendVersions('a', 1, 5);
  await eventually(async () => (await log.head()) === 5);
  await events.admin.query("update events.log set at = at - interval '100 hours'");
  await log.prune(new Date());
  let gaps = 0;
  const { seen, follower } = await follow({ from: 2, onGap: () => gaps++ });
  await appendVersions('a', 6, 7);
  await eventually(() => follower.position === 7);
  expect(gaps).toBe(1);
  expect(versionsOf(seen)).toEqual([6, 7]);
});

test('after stop, the delivery under way has ended and no other begins', async () => {
  let running = 0;
  let deliveries = 0;
  const { follower } = await follow({
    batchSize: 1,
    deliver: async () => {
      running++;
      deliveries++;
      await delay(20);
      running--;
    },
  });
  await appendVersions('a', 1, 5);
  await eventually(() => running === 1);
  await follower.stop();
  expect(running).toBe(0);
  const before = deliveries;
  await delay(50);
  expect(deliveries).toBe(before);
});
