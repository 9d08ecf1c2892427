import { MAX_QUESTIONS, checkDraft, normaliseDraft, type DraftInput } from './draft.js';
import type { QuestionInput } from './draft-question.js';
import { QuestionKind } from './question.js';

const now = new Date('2026-11-22T00:00:00Z');
const option = (ru: string) => ({ ru });
const single: QuestionInput = { kind: QuestionKind.SINGLE, title: { ru: 'Нужен ли переход?' }, options: [option('Да'), option('Нет')] };
const scale: QuestionInput = { kind: QuestionKind.SCALE, title: { ru: 'Оцените' }, scale: { min: 1, max: 5 } };
const text: QuestionInput = { kind: QuestionKind.TEXT, title: { ru: 'Почему?' } };
const draft: DraftInput = {
  title: { ru: 'Переход', en: 'Crossing' },
  questions: [single, scale, text],
  closesAt: new Date('2026-12-01T00:00:00Z'),
};

let ids = 0;
const normalised = (change: Partial<DraftInput>) => normaliseDraft({ ...draft, ...change }, () => `id ${++ids}`);
const issuesOf = (change: Partial<DraftInput>) => checkDraft(normalised(change), now).map(({ path, code }) => [path.join('.'), code]);
const withQuestion = (question: QuestionInput) => issuesOf({ questions: [question] });

describe('a draft', () => {
  test('in order has nothing wrong with it, and ids for questions and options', () => {
    expect(issuesOf({})).toEqual([]);
    const { questions } = normalised({});
    const all = questions.flatMap(({ id, options }) => [id, ...options.map((one) => one.id)]);
    expect(new Set(all).size).toBe(5);
    expect(questions.map(({ required, maxLength }) => [required, maxLength])).toEqual([
      [false, null],
      [false, null],
      [false, 1000],
    ]);
  });

  test.each<[string, Partial<DraftInput>, [string, string][]]>([
    ['no title', { title: { ru: ' ', en: 'x' } }, [['title.ru', 'REQUIRED']]],
    ['a title too long in English', { title: { ru: 'x', en: 'x'.repeat(301) } }, [['title.en', 'TOO_LONG']]],
    ['an empty description', { description: { ru: '\u200b' } }, [['description.ru', 'REQUIRED']]],
    ['no questions', { questions: [] }, [['questions', 'REQUIRED']]],
    ['too many questions', { questions: Array.from({ length: MAX_QUESTIONS + 1 }, () => text) }, [['questions', 'TOO_MANY']]],
    ['an end in the past', { closesAt: now }, [['closesAt', 'IN_THE_PAST']]],
    ['an end before the beginning', { opensAt: new Date('2026-12-02T00:00:00Z') }, [['closesAt', 'BEFORE_OPENING']]],
    ['an end in another age', { closesAt: new Date('9999-12-31T00:00:00Z') }, [['closesAt', 'OUT_OF_RANGE']]],
    ['a beginning in another age', { opensAt: new Date('0000-01-01T00:00:00Z') }, [['opensAt', 'OUT_OF_RANGE']]],
    ['an end at the beginning', { opensAt: draft.closesAt }, [['closesAt', 'BEFORE_OPENING']]],
    ['a wrong second question', { questions: [text, { ...single, title: { ru: '' } }] }, [['questions.1.title.ru', 'REQUIRED']]],
  ])('%s is found with its place', (_, change, expected) => {
    expect(issuesOf(change)).toEqual(expected);
  });

  test.each<[string, QuestionInput, [string, string][]]>([
    ['one option only', { ...single, options: [option('Да')] }, [['questions.0.options', 'OUT_OF_RANGE']]],
    ['no options', { ...single, options: null }, [['questions.0.options', 'OUT_OF_RANGE']]],
    ['51 options', { ...single, options: Array.from({ length: 51 }, (_, n) => option(`${n}`)) }, [['questions.0.options', 'OUT_OF_RANGE']]],
    ['an empty option', { ...single, options: [option('Да'), option('')] }, [['questions.0.options.1.ru', 'REQUIRED']]],
    ['the same option twice', { ...single, options: [option('Да'), option(' да ')] }, [['questions.0.options.1', 'DUPLICATE']]],
    ['options of a scale', { ...scale, options: [option('Да'), option('Нет')] }, [['questions.0.options', 'WRONG_KIND']]],
    ['a scale without ends', { ...scale, scale: null }, [['questions.0.scale', 'REQUIRED']]],
    ['a scale of two values', { ...scale, scale: { min: 0, max: 1 } }, [['questions.0.scale', 'OUT_OF_RANGE']]],
    ['a scale upside down', { ...scale, scale: { min: 5, max: 1 } }, [['questions.0.scale', 'OUT_OF_RANGE']]],
    ['a scale without measure', { ...scale, scale: { min: 0, max: 101 } }, [['questions.0.scale', 'OUT_OF_RANGE']]],
    ['a scale of a choice', { ...single, scale: { min: 1, max: 5 } }, [['questions.0.scale', 'WRONG_KIND']]],
    ['a length of nothing', { ...text, maxLength: 0 }, [['questions.0.maxLength', 'OUT_OF_RANGE']]],
    ['a length too long', { ...text, maxLength: 5001 }, [['questions.0.maxLength', 'OUT_OF_RANGE']]],
    ['a length of a choice', { ...single, maxLength: 10 }, [['questions.0.maxLength', 'WRONG_KIND']]],
  ])('%s is found with its place', (_, question, expected) => {
    expect(withQuestion(question)).toEqual(expected);
  });
});
