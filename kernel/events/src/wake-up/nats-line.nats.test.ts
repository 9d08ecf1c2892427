import { startNatsServer, type NatsServer } from '../../../../test/support/nats-server.js';
import type { LogEvent } from '../event.js';
import { EventLog } from '../event-log.js';
import { appealEvent, createEventsDatabase, eventually, type EventsDatabase } from '../events.test-support.js';
import { LogFollower } from '../log-follower.js';
import { Relay } from '../relay.js';
import { natsLine } from './nats-line.js';
import { WakeUp } from './wake-up.js';

const A_MINUTE_MS = 60_000;

let events: EventsDatabase;
let nats: NatsServer;
const opened: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  [events, nats] = await Promise.all([createEventsDatabase(), startNatsServer()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((it) => it.stop()));
});
afterAll(async () => {
  await nats?.kill();
  await events?.drop();
});

/** The wake-up of another machine. It has no way to the database but the one through the log. */
function machine({ url = `nats://127.0.0.1:${nats.port}`, subject = 'otklik' } = {}) {
  const heard = { outbox: 0, log: 0 };
  const errors: unknown[] = [];
  const wakeUp = new WakeUp({ databaseUrl: events.url, line: natsLine({ url, subject }), onError: (error) => errors.push(error) });
  for (const signal of ['outbox', 'log'] as const) wakeUp.on(signal, () => heard[signal]++);
  opened.push(wakeUp);
  wakeUp.start();
  return { wakeUp, heard, errors };
}

/** Both signals come once when it is connected. */
async function connected(options: Parameters<typeof machine>[0] = {}) {
  const it = machine(options);
  await eventually(() => it.heard.outbox === 1 && it.heard.log === 1);
  return it;
}

test('a signal reaches the other machines, comes back to none, and nothing goes over the database', async () => {
  const [here, there] = [await connected(), await connected()];
  here.wakeUp.poke('outbox');
  await eventually(() => there.heard.outbox === 2);
  there.wakeUp.poke('log');
  await eventually(() => here.heard.log === 2);
  expect([here.heard, there.heard]).toEqual([{ outbox: 2, log: 2 }, { outbox: 2, log: 2 }]);
  const { rows } = await events.admin.query("select from pg_stat_activity where datname = current_database() and application_name = 'otklik wake-up'");
  expect(rows).toHaveLength(0);
});

test('an event of one machine is numbered by the relay of a second and delivered on a third, though neither looks by itself', async () => {
  const [writer, second, third] = [await connected(), await connected(), await connected()];
  const relay = new Relay({ databaseUrl: events.url, wakeUp: second.wakeUp, pollMs: A_MINUTE_MS });
  relay.start();
  await eventually(() => relay.state === 'active');
  const log = new EventLog({ databaseUrl: events.url, wakeUp: third.wakeUp });
  const delivered: LogEvent[] = [];
  const follower = new LogFollower({ log, from: 'head', pollMs: A_MINUTE_MS, deliver: (batch) => void delivered.push(...batch) });
  await follower.start();
  for (let version = 1; version <= 20; version++) {
    await events.append(appealEvent('over-nats', version));
    writer.wakeUp.poke('outbox');
  }
  await eventually(() => delivered.length === 20);
  expect(delivered.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  await follower.stop();
  await relay.stop();
  await log.close();
});

test('while NATS is away nothing is lost but time, and when it is back everybody is woken for what was missed', async () => {
  const [here, there] = [await connected(), await connected()];
  await nats.kill();
  await eventually(() => here.errors.length > 0 && there.errors.length > 0);
  here.wakeUp.poke('log');
  expect(there.heard.log).toBe(1);
  await nats.start();
  await eventually(() => here.heard.outbox >= 2 && there.heard.log >= 2);
  const before = there.heard.outbox;
  here.wakeUp.poke('outbox');
  await eventually(() => there.heard.outbox > before);
});

test('platforms with other subjects do not wake each other', async () => {
  const [ours, theirs, again] = [await connected({ subject: 'otklik.north' }), await connected({ subject: 'otklik.south' }), await connected({ subject: 'otklik.north' })];
  ours.wakeUp.poke('log');
  await eventually(() => again.heard.log === 2);
  expect(theirs.heard.log).toBe(1);
});

test('a token and a password open it, and a wrong one is told and tried again', async () => {
  const guarded = await startNatsServer(['--user', 'otklik', '--pass', 'a:secret']);
  try {
    const right = await connected({ url: `nats://otklik:${encodeURIComponent('a:secret')}@127.0.0.1:${guarded.port}` });
    expect(right.errors).toEqual([]);
    const wrong = machine({ url: `nats://otklik:guessed@127.0.0.1:${guarded.port}` });
    await eventually(() => wrong.errors.length > 0);
    expect(String(wrong.errors[0])).toMatch(/authori[sz]ation/i);
    expect(String(wrong.errors[0])).not.toContain('guessed');
  } finally {
    await guarded.kill();
  }
});
