import { EventLog } from './event-log.js';
import { appealEvent, createEventsDatabase, eventually, type EventsDatabase } from './events.test-support.js';
import { Relay } from './relay.js';
import { WakeUp } from './wake-up/wake-up.js';

let events: EventsDatabase;
let log: EventLog;
let relay: Relay;

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
  await relay.stop();
  await log.close();
  await events.reset();
});

afterAll(() => events?.drop());

async function appendAndWait(...appended: Parameters<EventsDatabase['append']>): Promise<void> {
  const target = (await log.head()) + appended.length;
  await events.append(...appended);
  await eventually(async () => (await log.head()) === target);
}

const HOUR_MS = 3_600_000;
/** Makes everything that is in the log older. */
const age = (hours: number) => events.admin.query('update events.log set at = at - make_interval(hours => $1)', [hours]);
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
const positions = async () => (await events.admin.query<{ position: number }>('select position::int from events.log order by position')).rows.map((row) => row.position);

test('an empty log has the head 0 and nothing after it', async () => {
  expect(await log.head()).toBe(0);
  expect(await log.oldestPosition()).toBe(0);
  expect(await log.after(0, { limit: 10 })).toEqual({ events: [], position: 0 });
  expect(await log.ofTopic('appeal/a', 0, 10)).toEqual([]);
  expect(await log.at('appeal/a', 1)).toBeNull();
  expect(await log.newest('appeal/a')).toBeNull();
});

test('pages go on where the last one ended, with the events whole and numbers as numbers', async () => {
  await appendAndWait(appealEvent('a', 1, { status: 'SUBMITTED' }), appealEvent('b', 1), appealEvent('a', 2));
  const first = await log.after(0, { limit: 2 });
  expect(first.position).toBe(2);
  expect(first.events).toEqual([
    { position: 1, at: expect.any(Date), topic: 'appeal/a', type: 'AppealChanged', aggregate: 'a', version: 1, payload: { status: 'SUBMITTED' } },
    expect.objectContaining({ position: 2, topic: 'appeal/b' }),
  ]);
  const second = await log.after(first.position, { limit: 2 });
  expect(second).toMatchObject({ events: [{ position: 3 }], position: 3 });
});

test('a page of some topics moves on over the others', async () => {
  await appendAndWait(appealEvent('a', 1), appealEvent('b', 1), appealEvent('c', 1));
  const page = await log.after(0, { topics: ['appeal/b'], limit: 10 });
  expect(page.events.map(({ topic }) => topic)).toEqual(['appeal/b']);
  expect(page.position).toBe(3);
});

test('a topic is read by version', async () => {
  await appendAndWait(appealEvent('a', 1), appealEvent('b', 1), appealEvent('a', 2), appealEvent('a', 3));
  expect((await log.ofTopic('appeal/a', 1, 10)).map(({ version }) => version)).toEqual([2, 3]);
  expect((await log.ofTopic('appeal/a', 0, 2)).map(({ version }) => version)).toEqual([1, 2]);
  expect(await log.at('appeal/a', 3)).toMatchObject({ position: 4 });
});

test('the newest version of a topic counts what is committed but has no number yet', async () => {
  await appendAndWait(appealEvent('a', 1));
  await relay.stop();
  await events.append(appealEvent('a', 2), appealEvent('fresh', 1), appealEvent('feed', null));
  expect(await log.newest('appeal/a')).toEqual({ topic: 'appeal/a', version: 2 });
  expect(await log.newest('appeal/fresh')).toEqual({ topic: 'appeal/fresh', version: 1 });
  expect(await log.newest('appeal/feed')).toEqual({ topic: 'appeal/feed', version: 0 });
});

describe('retention', () => {
  beforeEach(() => appendAndWait(appealEvent('a', 1), appealEvent('a', 2), appealEvent('b', 1), appealEvent('a', 3)));

  test('keeps the last 72 hours whatever is asked', async () => {
    await age(71);
    expect(await log.prune(hoursAgo(0))).toBe(0);
    await age(2);
    expect(await log.prune(hoursAgo(0))).toBe(2);
  });

  test('removes what is older than asked, but never the newest event of a topic', async () => {
    await age(100);
    await appendAndWait(appealEvent('b', 2));
    expect(await log.prune(hoursAgo(101))).toBe(0);
    expect(await log.prune(hoursAgo(99))).toBe(3);
    expect(await positions()).toEqual([4, 5]);
    expect(await log.newest('appeal/a')).toEqual({ topic: 'appeal/a', version: 3 });
  });

  test('what an earlier run had to leave goes when its topic has moved on', async () => {
    await age(100);
    await log.prune(hoursAgo(99));
    expect(await positions()).toEqual([3, 4]);
    await appendAndWait(appealEvent('a', 4), appealEvent('b', 2));
    await age(100);
    await log.prune(hoursAgo(99));
    expect(await positions()).toEqual([5, 6]);
  });

  test('numbers go on after it', async () => {
    await age(100);
    await log.prune(hoursAgo(99));
    await appendAndWait(appealEvent('c', 1));
    expect(await positions()).toEqual([3, 4, 5]);
  });

  test('a reader who was further behind is told instead of missing something', async () => {
    await age(100);
    await appendAndWait(appealEvent('a', 4));
    await log.prune(hoursAgo(99));
    expect(await log.oldestPosition()).toBe(4);
    await expect(log.after(3, { limit: 10 })).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    await expect(log.ofTopic('appeal/a', 2, 10)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect((await log.ofTopic('appeal/a', 3, 10)).map(({ version }) => version)).toEqual([4]);
    expect((await log.ofTopic('appeal/b', 0, 10)).map(({ version }) => version)).toEqual([1]);
    expect((await log.after(4, { limit: 10 })).events.map(({ version }) => version)).toEqual([4]);
  });

  test('waits for a durable follower that has not read them', async () => {
    await log.storeFollowerPosition('insights', 1);
    await age(100);
    await log.prune(hoursAgo(99));
    expect(await positions()).toEqual([2, 3, 4]);
    await log.storeFollowerPosition('insights', 4);
    await log.prune(hoursAgo(99));
    expect(await positions()).toEqual([3, 4]);
  });
});
