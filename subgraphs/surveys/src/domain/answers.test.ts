import { readAnswers, type AnswerInput } from './answers.js';
import { QuestionKind, type Question } from './question.js';

const title = { ru: 'Вопрос', en: 'Question' };
const options = ['a', 'b', 'c'].map((id) => ({ id, title: { ru: id, en: id } }));
const common = { title, required: false, options: [], scale: null, maxLength: null };
const QUESTIONS: Question[] = [
  { ...common, id: 'single', kind: QuestionKind.SINGLE, options, required: true },
  { ...common, id: 'multiple', kind: QuestionKind.MULTIPLE, options },
  { ...common, id: 'scale', kind: QuestionKind.SCALE, scale: { min: -1, max: 3 } },
  { ...common, id: 'text', kind: QuestionKind.TEXT, maxLength: 5 },
];
const yes: AnswerInput = { questionId: 'single', optionIds: ['a'] };
const read = (...inputs: AnswerInput[]) => readAnswers(QUESTIONS, inputs);
const issuesOf = (...inputs: AnswerInput[]) => read(...inputs).issues.map(({ path, code }) => [path.join('.'), code]);

describe('answers', () => {
  test('of every kind are read', () => {
    const { answers, issues } = read(
      yes,
      { questionId: 'multiple', optionIds: ['c', 'a'] },
      { questionId: 'scale', value: -1 },
      { questionId: 'text', text: ' Да\u0000! ' },
    );
    expect(issues).toEqual([]);
    expect(answers).toEqual([
      { questionId: 'single', cells: ['a'], text: null },
      { questionId: 'multiple', cells: ['c', 'a'], text: null },
      { questionId: 'scale', cells: ['-1'], text: null },
      { questionId: 'text', cells: [], text: 'Да!' },
    ]);
  });

  test('that say nothing to a question that need not be answered leave it out', () => {
    const { answers, issues } = read(
      yes,
      { questionId: 'multiple', optionIds: [] },
      { questionId: 'scale', value: null },
      { questionId: 'text', text: ' ' },
    );
    expect(issues).toEqual([]);
    expect(answers.map(({ questionId }) => questionId)).toEqual(['single']);
  });

  test.each<[string, AnswerInput[], [string, string][]]>([
    ['a required question left out', [{ questionId: 'scale', value: 1 }], [['answers.single', 'REQUIRED']]],
    ['a required question answered with nothing', [{ questionId: 'single', optionIds: [] }], [['answers.0.optionIds', 'REQUIRED']]],
    ['a question of another survey', [yes, { questionId: 'x', value: 1 }], [['answers.1.questionId', 'UNKNOWN_QUESTION']]],
    ['a question answered twice', [yes, yes], [['answers.1.questionId', 'DUPLICATE']]],
    ['two options where one may be chosen', [{ questionId: 'single', optionIds: ['a', 'b'] }], [['answers.0.optionIds', 'TOO_MANY']]],
    [
      'more options than there are',
      [yes, { questionId: 'multiple', optionIds: ['a', 'b', 'c', 'a'] }],
      [['answers.1.optionIds', 'TOO_MANY']],
    ],
    ['an unknown option', [yes, { questionId: 'multiple', optionIds: ['a', 'x'] }], [['answers.1.optionIds.1', 'UNKNOWN_OPTION']]],
    ['the same option twice', [yes, { questionId: 'multiple', optionIds: ['a', 'a'] }], [['answers.1.optionIds.1', 'DUPLICATE']]],
    ['a value below the scale', [yes, { questionId: 'scale', value: -2 }], [['answers.1.value', 'OUT_OF_RANGE']]],
    ['a value above the scale', [yes, { questionId: 'scale', value: 4 }], [['answers.1.value', 'OUT_OF_RANGE']]],
    ['a value between two', [yes, { questionId: 'scale', value: 1.5 }], [['answers.1.value', 'OUT_OF_RANGE']]],
    ['a text too long', [yes, { questionId: 'text', text: 'дадада' }], [['answers.1.text', 'TOO_LONG']]],
    ['a text for a scale', [yes, { questionId: 'scale', text: '3' }], [['answers.1.text', 'WRONG_KIND']]],
    ['a value beside an option', [{ ...yes, value: 1 }], [['answers.0.value', 'WRONG_KIND']]],
    [
      'everything at once',
      [{ questionId: 'scale', value: 9 }, { questionId: 'x' }],
      [
        ['answers.0.value', 'OUT_OF_RANGE'],
        ['answers.1.questionId', 'UNKNOWN_QUESTION'],
        ['answers.single', 'REQUIRED'],
      ],
    ],
  ])('%s are found with their place', (_, inputs, expected) => {
    expect(issuesOf(...inputs)).toEqual(expected);
  });

  test('must say something, even where nothing is required', () => {
    expect(readAnswers(QUESTIONS.slice(1), [{ questionId: 'text', text: '' }]).issues).toMatchObject([
      { path: ['answers'], code: 'REQUIRED' },
    ]);
    expect(readAnswers(QUESTIONS.slice(1), []).issues).toMatchObject([{ path: ['answers'], code: 'REQUIRED' }]);
  });
});
