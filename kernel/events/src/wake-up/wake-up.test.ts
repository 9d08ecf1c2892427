import { createEventsDatabase, eventually, type EventsDatabase } from '../events.test-support.js';
import { WakeUp } from './wake-up.js';

let events: EventsDatabase;
let wakeUps: WakeUp[] = [];

beforeAll(async () => {
  events = await createEventsDatabase();
});

afterEach(async () => {
  await Promise.all(wakeUps.map((wakeUp) => wakeUp.stop()));
  wakeUps = [];
});

afterAll(() => events?.drop());

/** A wake-up as another process would have, and what it heard. */
async function listening(): Promise<{ wakeUp: WakeUp; heard: { outbox: number; log: number } }> {
  const wakeUp = new WakeUp({ databaseUrl: events.url });
  wakeUps.push(wakeUp);
  const heard = { outbox: 0, log: 0 };
  wakeUp.on('outbox', () => heard.outbox++);
  wakeUp.on('log', () => heard.log++);
  wakeUp.start();
  // Both signals come once when it is connected.
  await eventually(() => heard.outbox === 1 && heard.log === 1);
  return { wakeUp, heard };
}

test('a signal is heard at once in the process, without any connection', () => {
  const wakeUp = new WakeUp({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere' });
  let heard = 0;
  const off = wakeUp.on('log', () => heard++);
  wakeUp.poke('log');
  wakeUp.poke('outbox');
  expect(heard).toBe(1);
  off();
  wakeUp.poke('log');
  expect(heard).toBe(1);
});

test('a signal reaches the other processes, and comes back to none', async () => {
  const here = await listening();
  const there = await listening();
  here.wakeUp.poke('outbox');
  await eventually(() => there.heard.outbox === 2);
  there.wakeUp.poke('log');
  await eventually(() => here.heard.log === 2);
  expect(here.heard).toEqual({ outbox: 2, log: 2 });
  expect(there.heard).toEqual({ outbox: 2, log: 2 });
});

test('many pokes are few notifications', async () => {
  const here = await listening();
  const there = await listening();
  for (let poke = 0; poke < 1_000; poke++) here.wakeUp.poke('log');
  here.wakeUp.poke('outbox');
  await eventually(() => there.heard.outbox === 2);
  expect(there.heard.log).toBeLessThanOrEqual(3);
});

test('after a lost connection it listens again, and wakes everybody for what was missed', async () => {
  const here = await listening();
  await events.admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'otklik wake-up'");
  await eventually(() => here.heard.outbox === 2 && here.heard.log === 2);
  const there = await listening();
  there.wakeUp.poke('outbox');
  await eventually(() => here.heard.outbox === 3);
});
