import { Slots } from './slots.js';

test('runs as many at a time as there are slots, and the others in their order', async () => {
  const slots = new Slots(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const work = [1, 2, 3, 4].map((id) =>
    slots.run(() => {
      started.push(id);
      return new Promise<void>((resolve) => finish.push(resolve));
    }),
  );
  expect(started).toEqual([1, 2]);
  finish[1]!();
  await work[1];
  await Promise.resolve();
  expect(started).toEqual([1, 2, 3]);
  finish[0]!();
  finish[2]!();
  await Promise.all([work[0], work[2]]);
  await Promise.resolve();
  expect(started).toEqual([1, 2, 3, 4]);
  finish[3]!();
  await work[3];
});

test('work that fails gives its slot free', async () => {
  const slots = new Slots(1);
  await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.run(() => Promise.resolve('yes'))).toBe('yes');
});
