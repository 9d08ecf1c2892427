import { EventLog } from './event-log.js';
import { appealEvent, createEventsDatabase, eventually, type EventsDatabase } from './events.test-support.js';
import { Relay } from './relay.js';
import { WakeUp } from './wake-up/wake-up.js';

let events: EventsDatabase;
let log: EventLog;
let wakeUp: WakeUp;

beforeAll(async () => {
  events = await createEventsDatabase();
  wakeUp = new WakeUp({ databaseUrl: events.url });
  log = new EventLog({ databaseUrl: events.url, wakeUp });
});

afterEach(() => events.reset());

afterAll(async () => {
  await log?.close();
  await events?.drop();
});

/** Lets a relay number everything that waits. */
async function relayUpTo(head: number): Promise<void> {
  const relay = new Relay({ databaseUrl: events.url, wakeUp, pollMs: 10 });
  relay.start();
  await eventually(async () => (await log.head()) === head);
  await relay.stop();
}

test('a log in which nothing has happened has nobody behind', async () => {
  expect(await log.figures()).toEqual({ head: 0, waiting: 0, waitingSeconds: 0, followers: [] });
});

test('committed events wait for the relay, the oldest for the longest', async () => {
  await events.append(appealEvent('a', 1), appealEvent('b', 1));
  await events.admin.query("update events.outbox set at = at - interval '90 seconds' where aggregate = 'a'");
  const figures = await log.figures();
  expect(figures).toMatchObject({ head: 0, waiting: 2 });
  expect(figures.waitingSeconds).toBeGreaterThanOrEqual(90);
  expect(figures.waitingSeconds).toBeLessThan(120);
});

test('followers are behind by events and by the age of the oldest of them, those that store no position too', async () => {
  await events.append(appealEvent('a', 1), appealEvent('b', 1), appealEvent('c', 1));
  await relayUpTo(3);
  await events.admin.query("update events.log set at = at - interval '1 hour' where position = 2");
  await log.storeFollowerPosition('insights', 1);
  const { head, waiting, followers } = await log.figures({ live: 3 });
  expect({ head, waiting }).toEqual({ head: 3, waiting: 0 });
  expect(followers).toHaveLength(2);
  expect(followers).toContainEqual({ name: 'live', events: 0, seconds: 0 });
  const insights = followers.find(({ name }) => name === 'insights')!;
  expect(insights.events).toBe(2);
  expect(Math.round(insights.seconds / 60)).toBe(60);
});
