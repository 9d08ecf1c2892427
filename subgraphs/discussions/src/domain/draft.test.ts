import { MAX_CLAUSES, checkClauses, cleanClauses } from './draft.js';

const issuesOf = (...clauses: { number: string; heading?: string | null; text: string }[]) =>
  checkClauses(cleanClauses(clauses)).map(({ path, code }) => `${path.join('.')}: ${code}`);

describe('the clauses of a draft', () => {
  test('are kept as plain text', () => {
    expect(cleanClauses([{ number: ' 1.\n1 ', heading: '<b>Общие</b>  положения', text: '<p>Текст&nbsp;пункта</p>' }])).toEqual([
      { number: '1. 1', heading: 'Общие положения', text: 'Текст пункта' },
    ]);
    expect(
      cleanClauses([
        { number: '1', heading: ' ', text: 'x' },
        { number: '2', text: 'x' },
      ]).map((clause) => clause.heading),
    ).toEqual([null, null]);
  });

  test('are at least one', () => {
    expect(issuesOf()).toEqual(['clauses: REQUIRED']);
    expect(issuesOf({ number: '1', text: 'Текст' })).toEqual([]);
    expect(issuesOf(...Array.from({ length: MAX_CLAUSES + 1 }, (_, index) => ({ number: `${index}`, text: 'x' })))).toEqual([
      'clauses: TOO_MANY',
    ]);
  });

  test('have numbers and texts, each number once; everything that is wrong is told', () => {
    expect(
      issuesOf({ number: '1', text: 'x' }, { number: '', text: '<p></p>' }, { number: ' 1', heading: 'з'.repeat(301), text: 'x' }),
    ).toEqual(['clauses.1.number: REQUIRED', 'clauses.1.text: REQUIRED', 'clauses.2.heading: TOO_LONG', 'clauses.2.number: NOT_UNIQUE']);
  });
});
