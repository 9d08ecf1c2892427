import { isAsked, stepsOf } from './branching.js';
import { checkBranching } from './check-branching.js';
import { fillStep } from './fill-step.js';
import { FormQuestionKind, type FormQuestion } from './question.js';
import { ask, when } from './questionnaire.test-support.js';
import { readResponses } from './read-responses.js';

const { CSAT, MULTIPLE, NPS, TEXT } = FormQuestionKind;
const codes = (questions: FormQuestion[]) => checkBranching(questions).map(({ path, code }) => `${path.join('.')} ${code}`);

describe('publishing finds', () => {
  test.each<[string, FormQuestion[], string[]]>([
    ['nothing wrong with conditions on earlier answers', [ask('a'), ask('b', CSAT, { showIf: [when('a', { anyOf: ['yes'] })] })], []],
    ['a condition on a question that is not there', [ask('a', TEXT, { showIf: [when('none', { isAnswered: true })] })], ['questions.0.showIf.0.question UNKNOWN_QUESTION']],
    ['a condition on a later question', [ask('a', TEXT, { showIf: [when('b', { isAnswered: true })] }), ask('b')], ['questions.0.showIf.0.question LATER_QUESTION']],
    ['a question that depends on itself', [ask('a', TEXT, { showIf: [when('a', { isAnswered: true })] })], ['questions.0.showIf.0.question LATER_QUESTION', 'questions.0.showIf LOOP']],
    [
      'a loop of two',
      [ask('a', TEXT, { showIf: [when('b', { isAnswered: true })] }), ask('b', TEXT, { showIf: [when('a', { isAnswered: true })] })],
      ['questions.0.showIf.0.question LATER_QUESTION', 'questions.0.showIf LOOP', 'questions.1.showIf LOOP'],
    ],
    ['an option that is not there', [ask('a'), ask('b', TEXT, { showIf: [when('a', { anyOf: ['other'] })] })], ['questions.1.showIf.0.anyOf.0 UNKNOWN_OPTION']],
    ['a number asked of words', [ask('a', TEXT), ask('b', TEXT, { showIf: [when('a', { atLeast: 3 })] })], ['questions.1.showIf.0.atLeast WRONG_KIND']],
    ['options asked of a number', [ask('a', NPS), ask('b', TEXT, { showIf: [when('a', { noneOf: ['yes'] })] })], ['questions.1.showIf.0.noneOf WRONG_KIND']],
    ['two answers that cannot both be given', [ask('a'), ask('b', TEXT, { showIf: [when('a', { anyOf: ['yes'] }), when('a', { anyOf: ['no'] })] })], ['questions.1.showIf UNREACHABLE']],
    ['a number off the scale', [ask('a', CSAT), ask('b', TEXT, { showIf: [when('a', { atLeast: 6 })] })], ['questions.1.showIf UNREACHABLE']],
    ['every option left out', [ask('a'), ask('b', TEXT, { showIf: [when('a', { noneOf: ['yes', 'no', 'maybe'] })] })], ['questions.1.showIf UNREACHABLE']],
    ['a required question that should be left out', [ask('a', TEXT, { required: true }), ask('b', TEXT, { showIf: [when('a', { isAnswered: false })] })], ['questions.1.showIf UNREACHABLE']],
    [
      'what only an earlier condition makes impossible',
      [ask('a', CSAT), ask('b', TEXT, { showIf: [when('a', { atMost: 2 })] }), ask('c', TEXT, { showIf: [when('b', { isAnswered: true }), when('a', { atLeast: 3 })] })],
      ['questions.2.showIf UNREACHABLE'],
    ],
  ])('%s', (_, questions, expected) => expect(codes(questions)).toEqual(expected));

  test('several options of a multiple choice can be asked for at once', () => {
    const both = [when('a', { anyOf: ['yes'] }), when('a', { anyOf: ['no'] })];
    expect(codes([ask('a', MULTIPLE), ask('b', TEXT, { showIf: both })])).toEqual([]);
  });

  test('a required question that is not asked of everybody can be left out', () => {
    const b = ask('b', TEXT, { required: true, showIf: [when('a', { atMost: 3 })] });
    expect(codes([ask('a', CSAT, { required: true }), b, ask('c', TEXT, { showIf: [when('b', { isAnswered: false })] })])).toEqual([]);
    const always = [when('b', { isAnswered: false }), when('a', { atMost: 2 })];
    expect(codes([ask('a', CSAT, { required: true }), b, ask('c', TEXT, { showIf: always })])).toEqual(['questions.2.showIf UNREACHABLE']);
  });
});

describe('answering', () => {
  const questions = [ask('csat', CSAT, { required: true }), ask('why', MULTIPLE, { required: true, showIf: [when('csat', { atMost: 3 })] }), ask('more', TEXT, { showIf: [when('why', { anyOf: ['no'] })] })];
  const read = (...answers: Parameters<typeof readResponses>[1]) => readResponses(questions, answers).issues.map(({ path, code }) => `${path.join('.')} ${code}`);

  test('asks what follows from the answers', () => {
    expect(read({ question: 'csat', value: 5 })).toEqual([]);
    expect(read({ question: 'csat', value: 2 })).toEqual(['answers.why REQUIRED']);
    expect(read({ question: 'csat', value: 2 }, { question: 'why', options: ['yes'] })).toEqual([]);
    expect(read({ question: 'why', options: ['yes'] }, { question: 'csat', value: 5 })).toEqual(['answers.0 NOT_ASKED']);
  });

  test('is the same whatever the order of the entries', () => {
    const { responses } = readResponses(questions, [{ question: 'more', text: ' Да ' }, { question: 'why', options: ['no'] }, { question: 'csat', value: 1 }]);
    expect([...responses.keys()]).toEqual(['csat', 'why', 'more']);
    expect(isAsked(questions[2]!, responses)).toBe(true);
  });

  test('goes in steps, and nobody sees what is not asked', () => {
    expect(stepsOf(questions).map((step) => step.map(({ key }) => key))).toEqual([['csat'], ['why'], ['more']]);
    expect(fillStep(questions, null, [])).toMatchObject({ number: 0, isComplete: false, isLast: false });
    expect(fillStep(questions, 0, [])).toMatchObject({ number: 0, issues: [{ path: ['csat'], code: 'REQUIRED' }] });
    expect(fillStep(questions, 0, [{ question: 'csat', value: 5 }])).toMatchObject({ isComplete: true, issues: [], questions: [{ key: 'csat' }] });
    expect(fillStep(questions, 0, [{ question: 'csat', value: 1 }])).toMatchObject({ number: 1, isComplete: false, questions: [{ key: 'csat' }, { key: 'why' }] });
    // Somebody goes back on an earlier answer: what was answered after it is passed over.
    expect(fillStep(questions, 1, [{ question: 'csat', value: 5 }, { question: 'why', options: ['no'] }])).toMatchObject({ isComplete: true, issues: [], questions: [{ key: 'csat' }] });
  });

  test('step by step leaves out what need not be answered', () => {
    const optional = [ask('a', TEXT), ask('b', TEXT, { showIf: [when('a', { isAnswered: false })] })];
    expect(fillStep(optional, 0, [])).toMatchObject({ number: 1, issues: [], questions: [{ key: 'a' }, { key: 'b' }] });
    expect(fillStep(optional, 1, [])).toMatchObject({ issues: [{ path: [], code: 'REQUIRED' }], isComplete: false });
  });
});
