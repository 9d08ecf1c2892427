import { poolFor } from '@otklik/database';
import { appendEvents, EventLog, eventsDatabaseModule, LogFollower, Relay, WakeUp, type NewEvent } from '@otklik/events';
import { createTestDatabase } from '@otklik/test/support';
import type pg from 'pg';
import { Random } from '../seed.js';
import { pause, until } from '../until.js';

const AGGREGATES = 100;
const MOST_OF_ONE = 20;
const LONGEST_DELAY_MS = 8;
const ROLLED_BACK = 0.05;

/** How much of it. */
export interface LogLoad {
  readonly seed: number;
  readonly writers: number;
  /** At least so many events are committed. */
  readonly events: number;
  /** How long one transaction stays open meanwhile, in milliseconds. */
  readonly openMs: number;
}

/** What readers saw. */
export interface LogLoadReport {
  readonly committed: number;
  readonly rolledBack: number;
  /** Events that everybody had while the open transaction was still open, all committed after its own event was written. */
  readonly seenMeanwhile: number;
  /** Whatever was not as promised. */
  readonly broken: readonly string[];
}

/** Somebody who reads the log from its beginning, and notices what is not in order. */
class Reader {
  readonly broken: string[] = [];
  readonly versions = new Map<string, number>();
  position = 0;

  constructor(private readonly name: string) {}

  take(events: readonly { readonly position: number; readonly topic: string; readonly version: number }[]): void {
    for (const { position, topic, version } of events) {
      const before = this.versions.get(topic) ?? 0;
      if (position !== this.position + 1) this.broken.push(`${this.name} read position ${position} after ${this.position}`);
      if (version !== before + 1) this.broken.push(`${this.name} read version ${version} of ${topic} after ${before}`);
      this.position = position;
      this.versions.set(topic, version);
    }
  }
}

/** Writers with delays in their transactions, one that stays open, two relays of which one is taken away in the middle, and readers of several kinds. */
export async function playLogLoad({ seed, writers, events, openMs }: LogLoad): Promise<LogLoadReport> {
  const random = new Random(seed);
  const database = await createTestDatabase([eventsDatabaseModule]);
  const admin = poolFor(database.adminUrl, 'postgres', { max: 1 });
  const pool = poolFor(database.url, 'otklik_appeals', { max: writers + 1 });
  const wakeUp = new WakeUp({ databaseUrl: database.url });
  const log = new EventLog({ databaseUrl: database.url, wakeUp });
  const relays = [0, 1].map(() => new Relay({ databaseUrl: database.url, wakeUp }));
  const readers = ['follower', 'slow follower', 'poller'].map((name) => new Reader(name));
  const [quick, slow, polling] = readers as [Reader, Reader, Reader];
  const followers = [
    new LogFollower({ log, from: 0, deliver: (batch) => quick.take(batch) }),
    new LogFollower({ log, from: 0, batchSize: 70, deliver: (batch) => (slow.take(batch), pause(5)) }),
  ];
  let isOver = false;
  const poll = async (): Promise<void> => {
    while (!isOver) {
      const page = await log.after(polling.position, { limit: 370 });
      polling.take(page.events);
      if (page.events.length === 0) await pause(20);
    }
  };
  let [committed, rolledBack] = [0, 0];
  const write = async (): Promise<void> => {
    while (committed < events) {
      const client = await pool.connect();
      try {
        const done = await transaction(client, random);
        if (done > 0) committed += done;
        else rolledBack++;
      } finally {
        client.release();
      }
      wakeUp.poke('outbox');
    }
  };
  const polled = poll();
  try {
    await admin.query('create table public.aggregate (id int primary key, version int not null); grant all on public.aggregate to otklik_appeals');
    await admin.query('insert into public.aggregate select id, 0 from generate_series(0, $1::int) as id', [AGGREGATES]);
    for (const part of [...relays, ...followers]) void part.start();
    const open = await openTransaction(pool);
    const since = Date.now();
    const writing = Promise.all(Array.from({ length: writers }, write));
    await until(() => committed >= events / 2, () => `Only ${committed} events are committed`, LONGEST_MS);
    await relays[0]!.stop();
    await writing;
    const everybodyHas = (): number => Math.min(...readers.map(({ position }) => position));
    await until(() => everybodyHas() >= committed, () => `Of ${committed} events readers have ${everybodyHas()} while a transaction is open`, LONGEST_MS);
    const seenMeanwhile = everybodyHas();
    await pause(Math.max(0, openMs - (Date.now() - since)));
    const early = readers.some(({ versions }) => versions.has(OPEN_TOPIC));
    await open.commit();
    wakeUp.poke('outbox');
    await until(() => everybodyHas() >= committed + 1, () => 'The event of the open transaction does not come', LONGEST_MS);
    const { rows } = await admin.query<{ id: number; version: number }>('select id, version from public.aggregate where version > 0');
    return {
      committed,
      rolledBack,
      seenMeanwhile,
      broken: [
        ...(early ? ['an event was read before its transaction was committed'] : []),
        ...readers.flatMap((reader) => reader.broken),
        ...readers.flatMap(({ versions }) => rows.filter(({ id, version }) => versions.get(`appeal/${id}`) !== version).map(({ id, version }) => `version ${version} of appeal/${id} was not read`)),
      ],
    };
  } finally {
    isOver = true;
    await polled.catch(() => undefined);
    await Promise.all(followers.map((follower) => follower.stop()));
    await Promise.all(relays.map((relay) => relay.stop()));
    await log.close();
    await Promise.all([pool.end(), admin.end()]);
    await database.drop();
  }
}

const OPEN_TOPIC = 'appeal/open';
const LONGEST_MS = 1_800_000;

/** Changes an aggregate some times, with pauses. Gives how many events were committed; 0 when it was rolled back. */
async function transaction(client: pg.PoolClient, random: Random): Promise<number> {
  const aggregate = random.between(0, AGGREGATES);
  const count = random.between(1, MOST_OF_ONE);
  const delays = Array.from({ length: 3 }, () => random.between(0, LONGEST_DELAY_MS)) as [number, number, number];
  await client.query('begin');
  await pause(delays[0]);
  const { rows } = await client.query<{ version: number }>('update public.aggregate set version = version + $2 where id = $1 returning version', [aggregate, count]);
  await pause(delays[1]);
  const first = rows[0]!.version - count + 1;
  await append(client, Array.from({ length: count }, (_, index) => eventOf(String(aggregate), first + index)));
  await pause(delays[2]);
  if (!random.happens(ROLLED_BACK)) {
    await client.query('commit');
    return count;
  }
  await client.query('rollback');
  return 0;
}

async function openTransaction(pool: pg.Pool): Promise<{ commit(): Promise<void> }> {
  const client = await pool.connect();
  await client.query('begin');
  await append(client, [eventOf('open', 1)]);
  return {
    async commit() {
      await client.query('commit');
      client.release();
    },
  };
}

function append(client: pg.PoolClient, events: readonly NewEvent[]): Promise<void> {
  const execute = (sql: string, values: unknown[]): Promise<unknown> => {
    let index = 0;
    return client.query(sql.replaceAll('?', () => `$${++index}`), values);
  };
  return appendEvents(execute, events);
}

function eventOf(aggregate: string, version: number): NewEvent {
  return { topic: `appeal/${aggregate}`, type: 'AppealChanged', aggregate, version, payload: {} };
}
