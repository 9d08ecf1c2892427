import fc from 'fast-check';
import { EMPTY_TALLY, count } from './tally.js';

const chose = (questionId: string, ...cells: string[]) => ({ questionId, cells, text: null });

describe('a tally', () => {
  test('counts people and what they chose, not who chose what', () => {
    const people = [
      [chose('q', 'a'), chose('m', 'x', 'y')],
      [chose('q', 'a')],
      [chose('m', 'y'), { questionId: 't', cells: [], text: 'Да' }],
    ];
    expect(people.reduce(count, EMPTY_TALLY)).toEqual({
      q: { n: 2, cells: { a: 2 } },
      m: { n: 2, cells: { x: 1, y: 2 } },
      t: { n: 1, cells: {} },
    });
  });

  test('is the same in whatever order people come', () => {
    const person = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 1 }).map((cells) => [chose('q', ...cells)]);
    fc.assert(
      fc.property(fc.array(person), (people) => {
        expect([...people].reverse().reduce(count, EMPTY_TALLY)).toEqual(people.reduce(count, EMPTY_TALLY));
      }),
    );
  });
});
