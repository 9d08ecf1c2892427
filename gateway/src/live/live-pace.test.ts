import type { TestDatabase } from '../../../test/support/test-database.js';
import { createLogDatabase, eventually, startLiveBench, versionCursor, type LiveBench } from './live-layer.test-support.js';
import type { Stopwatch } from './pace.js';
import type { Subscriber } from './subscriber.js';

/** Time that stands still until the test lets it pass. */
class HeldWatch implements Stopwatch {
  at = 0;
  #waiting: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.at;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#waiting.push({ until: this.at + ms, wake }));
  }

  get sleepers(): number {
    return this.#waiting.length;
  }

  pass(ms: number): void {
    this.at += ms;
    const [due, rest] = [this.#waiting.filter(({ until }) => until <= this.at), this.#waiting.filter(({ until }) => until > this.at)];
    this.#waiting = rest;
    for (const { wake } of due) wake();
  }
}

let database: TestDatabase;
let bench: LiveBench;
let watch: HeldWatch;

beforeAll(async () => {
  database = await createLogDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  watch = new HeldWatch();
  bench = await startLiveBench(database, {}, undefined, watch);
});
afterEach(() => bench?.stop());

const paced = (after?: number, appeal = 'a'): Promise<Subscriber> =>
  bench.subscribe(`subscription { appealPaced(appealId: "${appeal}"${after === undefined ? '' : `, after: "${versionCursor(appeal, after)}"`}) { version } }`);

async function next(subscriber: Subscriber): Promise<number> {
  const { value } = await subscriber.next();
  const text = typeof value === 'string' ? value : (value as unknown as { text: string }).text;
  return (JSON.parse(text) as { data: { appealPaced: { version: number } } }).data.appealPaced.version;
}

/** Writes versions and waits until the layer has handed all of them to its groups. */
async function delivered(from: number, to: number, appeal = 'a'): Promise<void> {
  await bench.write(appeal, from, to);
  await eventually(async () => (await bench.log.at(`appeal/${appeal}`, to)) !== null);
  const head = await bench.log.head();
  await eventually(() => bench.layer.position >= head);
}

test('the first event comes at once; of those within the while only the newest, when it is over', async () => {
  await delivered(1, 1);
  const subscriber = await paced();
  await delivered(2, 2);
  expect(await next(subscriber)).toBe(2);
  await delivered(3, 40);
  await eventually(() => watch.sleepers === 1);
  expect(bench.runs.map(({ version }) => version)).toEqual([2]);
  watch.pass(999);
  await delivered(41, 50);
  expect(bench.runs).toHaveLength(1);
  watch.pass(1);
  expect(await next(subscriber)).toBe(50);
  expect(bench.runs.map(({ version }) => version)).toEqual([2, 50]);
});

test('never more than one run and one result in a while, however many there are, and the last event always comes', async () => {
  await delivered(1, 1);
  const subscribers = [await paced(), await paced()];
  await delivered(2, 2);
  const seen = [2];
  for (let last = 22; last <= 102; last += 20) {
    await delivered(last - 19, last);
    await eventually(() => watch.sleepers === 1);
    watch.pass(1_000);
    seen.push(last);
    await eventually(() => bench.runs.length === seen.length);
  }
  for (const subscriber of subscribers) for (const version of seen) expect(await next(subscriber)).toBe(version);
  expect(bench.runs.map(({ version }) => version)).toEqual(seen);
});

test('after a cursor, whoever was away is told of the newest event, not of all that was missed', async () => {
  await delivered(1, 120);
  const subscriber = await paced(3);
  expect(await next(subscriber)).toBe(120);
  expect(bench.runs.map(({ version }) => version)).toEqual([120]);
  await delivered(121, 121);
  expect(await next(subscriber)).toBe(121);
});

test('a topic that is there before anything happens in it is followed from the beginning', async () => {
  const subscriber = await paced(undefined, 'feed');
  await delivered(1, 1, 'feed');
  expect(await next(subscriber)).toBe(1);
});
