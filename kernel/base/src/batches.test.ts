import { Batches } from './batches.js';

/** Asks doubles of numbers; holds each batch until it is let go. */
function doubling(options?: ConstructorParameters<typeof Batches>[1]) {
  const asked: (readonly number[])[] = [];
  const held: (() => void)[] = [];
  const batches = new Batches<number, number>(async (numbers) => {
    asked.push(numbers);
    await new Promise<void>((resolve) => held.push(resolve));
    if (numbers.includes(13)) throw new Error('13');
    return numbers.map((number) => number * 2);
  }, options);
  const letGo = async (): Promise<void> => {
    held.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, asked, letGo };
}

test('who comes alone is asked for at once, those who come meanwhile together', async () => {
  const { batches, asked, letGo } = doubling();
  const answers = Promise.all([1, 2, 3].map((number) => batches.answer(number)));
  expect(asked).toEqual([[1]]);
  await letGo();
  expect(asked).toEqual([[1], [2, 3]]);
  await letGo();
  expect(await answers).toEqual([2, 4, 6]);
});

test('a batch has its limit, and so have those under way', async () => {
  const { batches, asked, letGo } = doubling({ most: 2, atATime: 2 });
  const answers = Promise.all([1, 2, 3, 4, 5].map((number) => batches.answer(number)));
  expect(asked).toEqual([[1], [2]]);
  await letGo();
  expect(asked).toEqual([[1], [2], [3, 4]]);
  await letGo();
  expect(asked).toEqual([[1], [2], [3, 4], [5]]);
  await letGo();
  await letGo();
  expect(await answers).toEqual([2, 4, 6, 8, 10]);
});

test('a question that cannot be answered fails alone', async () => {
  const { batches, asked, letGo } = doubling();
  const first = batches.answer(1);
  const rest = Promise.allSettled([2, 13, 3].map((number) => batches.answer(number)));
  await letGo();
  expect(await first).toBe(2);
  await letGo();
  expect(asked).toEqual([[1], [2, 13, 3], [2], [13], [3]]);
  for (let one = 0; one < 3; one++) await letGo();
  expect(await rest).toEqual([
    { status: 'fulfilled', value: 4 },
    { status: 'rejected', reason: new Error('13') },
    { status: 'fulfilled', value: 6 },
  ]);
});

test('a wrong number of answers is a fault of each', async () => {
  const batches = new Batches<number, number>(() => Promise.resolve([]));
  await expect(batches.answer(1)).rejects.toThrow('1 questions got 0 answers');
});
