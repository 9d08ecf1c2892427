import { randomInt } from 'node:crypto';
import { BAG_SIZE, putText } from './text-bag.js';

const random = (limit: number) => randomInt(limit);

describe('a bag of texts', () => {
  test('loses nothing, and splits in two halves when it is full', () => {
    let bags: string[][] = [[]];
    for (let n = 0; n < 100; n++) {
      const [first, ...others] = bags;
      bags = [...others, ...putText(first!, `text ${n}`, random)];
      for (const bag of bags) expect(bag.length).toBeLessThanOrEqual(BAG_SIZE);
    }
    expect(bags.flat().sort()).toEqual(Array.from({ length: 100 }, (_, n) => `text ${n}`).sort());
    expect(Math.min(...bags.map((bag) => bag.length))).toBeGreaterThanOrEqual(BAG_SIZE / 2);
  });

  test('puts the newest text anywhere', () => {
    const bag = ['a', 'b', 'c'];
    const places = new Set(Array.from({ length: 500 }, () => putText(bag, 'new', random)[0]!.indexOf('new')));
    expect([...places].sort()).toEqual([0, 1, 2, 3]);
    expect(bag).toEqual(['a', 'b', 'c']);
  });
});
