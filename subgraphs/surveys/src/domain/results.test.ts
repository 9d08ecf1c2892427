import { QuestionKind, type Question } from './question.js';
import { resultsOf } from './results.js';
import { wilson } from './wilson.js';

const title = { ru: 'Вопрос', en: 'Question' };
const options = ['a', 'b'].map((id) => ({ id, title: { ru: id, en: id } }));
const common = { title, required: false, options: [], scale: null, maxLength: null };
const single: Question = { ...common, id: 'q', kind: QuestionKind.SINGLE, options };
const scale: Question = { ...common, id: 'q', kind: QuestionKind.SCALE, scale: { min: 1, max: 3 } };
const text: Question = { ...common, id: 'q', kind: QuestionKind.TEXT, maxLength: 100 };
const resultOf = (question: Question, n: number, cells: Record<string, number>) => resultsOf([question], { q: { n, cells } })[0]!;

describe('results', () => {
  test('show n, the share and its interval of every option', () => {
    const { n, cells, mean, isSuppressed } = resultOf(single, 40, { a: 30, b: 10 });
    expect([n, mean, isSuppressed]).toEqual([40, null, false]);
    expect(cells).toEqual([
      { cell: 'a', n: 30, share: 0.75, interval: wilson(30, 40) },
      { cell: 'b', n: 10, share: 0.25, interval: wilson(10, 40) },
    ]);
  });

  test('of a few people show n alone', () => {
    const { n, cells, isSuppressed } = resultOf(single, 9, { a: 9 });
    expect([n, isSuppressed]).toEqual([9, true]);
    for (const cell of cells) expect(cell).toMatchObject({ n: null, share: null, interval: null });
    expect(resultOf(scale, 9, { 1: 9 }).mean).toBeNull();
  });

  test('of a scale show the mean even where the distribution is hidden', () => {
    expect(resultOf(scale, 30, { 1: 10, 3: 20 })).toMatchObject({
      mean: 2.33,
      isSuppressed: false,
      cells: [{ n: 10 }, { n: 0 }, { n: 20 }],
    });
    expect(resultOf(scale, 12, { 1: 2, 3: 10 })).toMatchObject({
      mean: 2.67,
      isSuppressed: true,
      cells: [{ n: null }, { n: null }, { n: null }],
    });
  });

  test('of a text show n', () => {
    expect(resultOf(text, 3, {})).toMatchObject({ n: 3, cells: [], mean: null, isSuppressed: false });
  });

  test('of a question nobody answered are there', () => {
    expect(resultsOf([single], {})[0]).toMatchObject({ n: 0, cells: [{ n: null }, { n: null }] });
  });
});

test('Wilson’s interval agrees with the published example: 81 of 263 is 25.5 % to 36.6 %', () => {
  const { low, high } = wilson(81, 263);
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
  expect(wilson(0, 10).low).toBe(0);
  expect(wilson(10, 10).high).toBeCloseTo(1, 12);
});
