import { Pace, type Stopwatch } from './pace.js';

/** Time passes only while somebody sleeps; a sleep may end a little early, as timers do. */
class FakeWatch implements Stopwatch {
  at = 5_000;
  readonly slept: number[] = [];
  early = 0;

  now(): number {
    return this.at;
  }

  sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.at += ms - this.early;
    this.early = 0;
    return Promise.resolve();
  }
}

test('the first turn comes at once, the next ones a while apart', async () => {
  const watch = new FakeWatch();
  const pace = new Pace(watch);
  const turns: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await pace.turn(1_000);
    turns.push(watch.at);
    watch.at += 300;
  }
  expect(turns).toEqual([5_000, 6_000, 7_000]);
  expect(watch.slept).toEqual([700, 700]);
});

test('after a quiet while a turn comes at once again', async () => {
  const watch = new FakeWatch();
  const pace = new Pace(watch);
  await pace.turn(1_000);
  watch.at += 1_000;
  await pace.turn(1_000);
  expect(watch.slept).toEqual([]);
});

test('a sleep that ends early is slept out', async () => {
  const watch = new FakeWatch();
  const pace = new Pace(watch);
  await pace.turn(1_000);
  watch.early = 1;
  await pace.turn(1_000);
  expect(watch.slept).toEqual([1_000, 1]);
});
