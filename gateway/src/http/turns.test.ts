import { PER_TURN, Turns } from './turns.js';

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('operations begin in the order in which they came, and no more than a few in one turn of the event loop', async () => {
  const turns = new Turns();
  const begun: number[] = [];
  const numbers = Array.from({ length: 2 * PER_TURN + 1 }, (_, number) => number);
  for (const number of numbers) void turns.next().then(() => begun.push(number));
  await Promise.resolve();
  expect(begun).toEqual([]);
  for (const count of [PER_TURN, 2 * PER_TURN, numbers.length]) {
    await turn();
    expect(begun).toEqual(numbers.slice(0, count));
  }
});

test('one that comes when nobody waits begins in the same turn', async () => {
  const turns = new Turns();
  for (let number = 0; number < 3; number++) {
    let hasBegun = false;
    void turns.next().then(() => (hasBegun = true));
    await turn();
    expect(hasBegun).toBe(true);
  }
});
