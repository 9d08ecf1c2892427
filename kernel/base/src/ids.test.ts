import { isId, newId } from './ids.js';

const AT = Date.UTC(2026, 10, 22);

test('ids rise with time, and within a millisecond in the order in which they are made', () => {
  const made = [...Array.from({ length: 2_000 }, () => newId(AT)), newId(AT + 1), newId(AT + 2)];
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
});

test('however many there are for one millisecond, no two are the same, and each is a UUID of version 7', () => {
  const made = Array.from({ length: 20_000 }, () => newId(AT));
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect([isId(id), id[14], '89ab'.includes(id[19]!)]).toEqual([true, '7', true]);
});

test('ids of one millisecond do not begin at the same place each time', () => {
  const begins = Array.from({ length: 50 }, (_, index) => newId(AT + index).slice(15, 18));
  expect(new Set(begins).size).toBeGreaterThan(10);
});
