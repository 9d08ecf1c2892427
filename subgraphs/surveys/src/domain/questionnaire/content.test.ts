import { checkContent, languagesOf, normaliseContent, type ContentInput } from './content.js';
import { FormQuestionKind } from './question.js';
import { quarterAt, quarterBefore, isQuarter, endOfQuarter } from './quarter.js';
import { ask } from './questionnaire.test-support.js';
import { countResponses } from './response-tally.js';
import { readResponses } from './read-responses.js';
import { textFor } from './texts.js';

const ru = (text: string) => [{ language: 'ru', text }];
const CONTENT: ContentInput = { defaultLanguage: 'ru', title: ru('Удобно?'), questions: [{ key: 'csat', kind: FormQuestionKind.CSAT, title: ru('Довольны?') }] };
const codes = (change: object) => checkContent({ ...CONTENT, ...change }).map(({ path, code }) => `${path.join('.')} ${code}`);
const question = (change: object) => ({ questions: [{ ...CONTENT.questions[0]!, ...change }] });
const option = (key: string) => ({ key, title: ru(key) });

test.each<[string, object, string[]]>([
  ['nothing', {}, []],
  ['a default language that is none', { defaultLanguage: 'по-русски' }, ['defaultLanguage UNKNOWN_LANGUAGE']],
  ['a text without the default language', { title: [{ language: 'en', text: 'Easy?' }] }, ['title MISSING_DEFAULT_LANGUAGE']],
  ['a question without the default language', question({ title: [{ language: 'en', text: 'Easy?' }] }), ['questions.0.title MISSING_DEFAULT_LANGUAGE']],
  ['a language twice', { title: [...ru('Да'), { language: 'RU', text: 'Да' }] }, ['title.1.language DUPLICATE']],
  ['a blank text', { title: ru(' \u200b') }, ['title.0.text REQUIRED']],
  ['no questions', { questions: [] }, ['questions REQUIRED']],
  ['a key that is none', question({ key: 'Ключ' }), ['questions.0.key BAD_KEY']],
  ['a key twice', { questions: [CONTENT.questions[0], CONTENT.questions[0]] }, ['questions.1.key DUPLICATE']],
  ['a choice without options', question({ kind: 'SINGLE' }), ['questions.0.options OUT_OF_RANGE']],
  ['options of a number', question({ options: [option('a'), option('b')] }), ['questions.0.options WRONG_KIND']],
  ['a matrix without rows', question({ kind: 'MATRIX', options: [option('a'), option('b')] }), ['questions.0.rows OUT_OF_RANGE']],
  ['another scale of a fixed one', question({ kind: 'NPS', scale: { min: 1, max: 10 } }), ['questions.0.scale OUT_OF_RANGE']],
  ['a scale that is missing', question({ kind: 'SCALE' }), ['questions.0.scale REQUIRED']],
  ['a scale upside down', question({ kind: 'SCALE', scale: { min: 5, max: 1 } }), ['questions.0.scale OUT_OF_RANGE']],
  ['a condition with two tests', question({ showIf: [{ question: 'a', atLeast: 1, isAnswered: true }] }), ['questions.0.showIf.0 ONE_TEST']],
  ['a condition without one', question({ showIf: [{ question: 'a' }] }), ['questions.0.showIf.0 ONE_TEST']],
])('the check of a version tells %s', (_, change, expected) => expect(codes(change)).toEqual(expected));

test('texts are told in the language asked for, then in the reader’s, then in the default one', () => {
  const content = normaliseContent({ ...CONTENT, title: [...ru('Удобно?'), { language: 'TT', text: 'Уңайлымы?' }, { language: 'en', text: 'Easy?' }] });
  expect(languagesOf(content)).toEqual(['ru', 'en', 'tt']);
  expect([textFor(content.title, 'ru', 'en', 'tt'), textFor(content.title, 'ru', 'en', 'tt-RU'), textFor(content.title, 'ru', 'en', 'de'), textFor(content.title, 'ru', 'ru')]).toEqual([
    'Уңайлымы?',
    'Уңайлымы?',
    'Easy?',
    'Удобно?',
  ]);
  expect(textFor({ ru: 'Да' }, 'ru', 'en')).toBe('Да');
});

describe('answers', () => {
  const questions = [ask('m', FormQuestionKind.MATRIX, { required: true }), ask('r', FormQuestionKind.RANKING), ask('n', FormQuestionKind.NPS)];
  const issues = (...answers: Parameters<typeof readResponses>[1]) => readResponses(questions, answers).issues.map(({ path, code }) => `${path.join('.')} ${code}`);
  const matrix = [
    { row: 'a', option: 'yes' },
    { row: 'b', option: 'no' },
  ];

  test('of every kind are counted by their cells', () => {
    const { responses } = readResponses(questions, [{ question: 'm', matrix }, { question: 'r', options: ['no', 'yes', 'maybe'] }, { question: 'n', value: 0 }]);
    expect(countResponses({}, questions, responses)).toEqual({
      m: { n: 1, cells: { 'a/yes': 1, 'b/no': 1 } },
      r: { n: 1, cells: { 'no/1': 1, 'yes/2': 1, 'maybe/3': 1 } },
      n: { n: 1, cells: { 0: 1 } },
    });
  });

  test('are refused where they are no answers', () => {
    expect(issues({ question: 'm', matrix: [matrix[0]!] })).toEqual(['answers.0.matrix INCOMPLETE']);
    expect(issues({ question: 'm', matrix: [matrix[0]!, matrix[0]!] })).toEqual(['answers.0.matrix.1.row DUPLICATE']);
    expect(issues({ question: 'm', matrix: [{ row: 'x', option: 'yes' }, { row: 'b', option: 'x' }] })).toEqual(['answers.0.matrix.0.row UNKNOWN_ROW', 'answers.0.matrix.1.option UNKNOWN_OPTION']);
    expect(issues({ question: 'm', matrix }, { question: 'r', options: ['yes', 'yes', 'no'] })).toEqual(['answers.1.options.1 DUPLICATE']);
    expect(issues({ question: 'm', matrix }, { question: 'r', options: ['yes'] })).toEqual(['answers.1.options INCOMPLETE']);
    expect(issues({ question: 'm', matrix }, { question: 'n', value: 11 })).toEqual(['answers.1.value OUT_OF_RANGE']);
    expect(issues({ question: 'm', matrix }, { question: 'n', text: '10' })).toEqual(['answers.1.text WRONG_KIND']);
    expect(issues({ question: 'm', matrix }, { question: 'm', matrix }, { question: 'x' })).toEqual(['answers.1.question DUPLICATE', 'answers.2.question UNKNOWN_QUESTION']);
    expect(issues()).toEqual(['answers.m REQUIRED']);
  });
});

test('quarters follow the clock of the region', () => {
  expect(quarterAt(new Date('2026-12-31T16:59:59Z'), 'Asia/Novosibirsk')).toBe('2026-Q4');
  expect(quarterAt(new Date('2026-12-31T17:00:00Z'), 'Asia/Novosibirsk')).toBe('2027-Q1');
  expect(endOfQuarter('2026-Q4', 'Asia/Novosibirsk').toISOString()).toBe('2026-12-31T17:00:00.000Z');
  expect([quarterBefore('2027-Q1'), quarterBefore('2026-Q4')]).toEqual(['2026-Q4', '2026-Q3']);
  expect([isQuarter('2026-Q4'), isQuarter('2026-Q5'), isQuarter('26-Q1')]).toEqual([true, false, false]);
});
