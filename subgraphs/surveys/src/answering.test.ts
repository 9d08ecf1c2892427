import { newId } from '@otklik/base';
import { PEOPLE, person, type PersonName } from './testing/people.js';
import { NOON, World, answer, answersTo, type AskedSurvey, type RowCounts } from './testing/world.js';

let world: World;
let asked: AskedSurvey;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.clock.set(NOON);
  asked = await world.publish();
});

const oneMore = (counts: RowCounts): RowCounts => ({
  ...counts,
  participation: counts.participation + 1,
  event: counts.event + 1,
  answers: counts.answers + 1,
  texts: counts.texts + 1,
});

describe('answering', () => {
  test.each(Object.keys(PEOPLE) as PersonName[])('by %s', async (who) => {
    const counts = await world.counts();
    const result = await world.mutate(who, 'answerSurvey', answer(asked));
    if (who === 'anonymous') {
      expect(result).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
      expect(await world.counts()).toEqual(counts);
    } else {
      expect(result).toMatchObject({ __typename: 'AnswerSurveySuccess', survey: { version: 2, answerCount: 1 } });
      expect(await world.counts()).toEqual(oneMore(counts));
    }
  });

  test('is told everything that is wrong, with its place, and nothing is written', async () => {
    const [single, multiple, scale, text] = answersTo(asked);
    const counts = await world.counts();
    const input = answer(asked);
    const answers = [
      { ...multiple, optionIds: [newId()] },
      { ...scale, value: 6 },
      { ...text, text: 'я'.repeat(201) },
      { questionId: newId(), value: 1 },
    ];
    const result = await world.mutate('anna', 'answerSurvey', { ...input, answers });
    expect(result.issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code])).toEqual([
      ['answers.0.optionIds.0', 'UNKNOWN_OPTION'],
      ['answers.1.value', 'OUT_OF_RANGE'],
      ['answers.2.text', 'TOO_LONG'],
      ['answers.3.questionId', 'UNKNOWN_QUESTION'],
      [`answers.${String(single!['questionId'])}`, 'REQUIRED'],
    ]);
    for (const issue of result.issues) expect(issue.message).toMatch(/[а-я]/);
    expect(await world.counts()).toEqual(counts);
    // A failure spends neither the key nor the person's one answer.
    expect(await world.mutate('anna', 'answerSurvey', input)).toMatchObject({ __typename: 'AnswerSurveySuccess' });
  });

  test.each([
    ['an empty key', { idempotencyKey: ' ' }, 'ValidationFailed'],
    ['a survey that is none', { surveyId: newId() }, 'NotFound'],
    ['an id that is none', { surveyId: 'x' }, 'NotFound'],
  ])('with %s is refused', async (_, change, refusal) => {
    const counts = await world.counts();
    expect(await world.mutate('anna', 'answerSurvey', { ...answer(asked), ...change })).toMatchObject({ __typename: refusal });
    expect(await world.counts()).toEqual(counts);
  });

  test('a draft looks like answering nothing; a survey to come or past is a conflict', async () => {
    const draft = await world.draft();
    expect(await world.mutate('anna', 'answerSurvey', answer(draft))).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    const scheduled = await world.publish({ opensAt: '2026-11-25T00:00:00Z' });
    const counts = await world.counts();
    const refused = { __typename: 'Conflict', code: 'WRONG_STATUS' };
    expect(await world.mutate('approver', 'answerSurvey', answer(draft))).toEqual(refused);
    expect(await world.mutate('anna', 'answerSurvey', answer(scheduled))).toEqual(refused);
    world.clock.set('2026-12-01T00:00:00Z');
    expect(await world.mutate('anna', 'answerSurvey', answer(asked))).toEqual(refused);
    expect(await world.counts()).toEqual(counts);
    world.clock.set('2026-11-25T00:00:00Z');
    expect(await world.mutate('anna', 'answerSurvey', answer(scheduled))).toMatchObject({ survey: { status: 'OPEN', answerCount: 1 } });
  });
});

describe('one answer per person', () => {
  test('twenty at once with keys of their own: one is counted, the others are conflicts', async () => {
    const counts = await world.counts();
    const results = await Promise.all(Array.from({ length: 20 }, () => world.mutate('anna', 'answerSurvey', answer(asked))));
    expect(results.filter((result) => result.__typename === 'AnswerSurveySuccess')).toHaveLength(1);
    expect(results.filter((result) => result.code === 'ALREADY_EXISTS')).toHaveLength(19);
    expect(await world.counts()).toEqual(oneMore(counts));
  });

  test('twenty at once with one key and body: one is counted, all are told of success', async () => {
    const counts = await world.counts();
    const input = answer(asked);
    const results = await Promise.all(Array.from({ length: 20 }, () => world.mutate('anna', 'answerSurvey', input)));
    expect(results.map((result) => result.survey?.answerCount)).toEqual(Array.from({ length: 20 }, () => 1));
    expect(await world.counts()).toEqual(oneMore(counts));
  });

  test('the same key with other answers, or in another survey, is a conflict', async () => {
    const input = answer(asked);
    await world.mutate('anna', 'answerSurvey', input);
    const other = await world.publish();
    const counts = await world.counts();
    const reused = { __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' };
    expect(await world.mutate('anna', 'answerSurvey', { ...input, answers: answersTo(asked).slice(0, 1) })).toEqual(reused);
    expect(await world.mutate('anna', 'answerSurvey', { ...answer(other), idempotencyKey: input['idempotencyKey'] })).toEqual(reused);
    expect(await world.counts()).toEqual(counts);
  });

  test('the same key and body after the survey has closed is still told of success', async () => {
    const input = answer(asked);
    await world.mutate('anna', 'answerSurvey', input);
    world.clock.set('2026-12-02T00:00:00Z');
    expect(await world.mutate('anna', 'answerSurvey', input)).toMatchObject({ survey: { status: 'CLOSED', answerCount: 1 } });
  });

  test('forty people at once are counted each, and the versions have no gap', async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, n) => world.mutate(person(`of forty ${n}`), 'answerSurvey', answer(asked))),
    );
    expect(results.map((result) => result.survey?.version).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
    const [box] = await world.sql('select tally from surveys.ballot_box where survey_id = $1', [asked.id]);
    for (const { n } of Object.values(box!['tally'] as Record<string, { n: number }>)) expect(n).toBe(40);
  });

  test('is known to the person alone', async () => {
    await world.mutate('anna', 'answerSurvey', answer(asked));
    const query = 'query ($id: ID!) { survey(id: $id) { viewerHasAnswered answerCount } }';
    const seen = async (who: PersonName) => (await world.data(who, query, { id: asked.id })).survey.viewerHasAnswered;
    expect([await seen('anna'), await seen('boris'), await seen('anonymous'), await seen('approver')]).toEqual([true, false, false, false]);
  });

  test('is known in the answer of the very mutation that made it', async () => {
    const source = `mutation ($input: AnswerSurveyInput!, $id: ID!) {
      one: closeSurvey(input: { surveyId: "x" }) { __typename }
      two: answerSurvey(input: $input) { ... on AnswerSurveySuccess { survey { viewerHasAnswered } } } }`.replace(', $id: ID!', '');
    expect((await world.data('anna', source, { input: answer(asked) })).two).toEqual({ survey: { viewerHasAnswered: true } });
  });

  test('cannot be given again when the platform comes back with another secret: the survey is on hold', async () => {
    await world.mutate('anna', 'answerSurvey', answer(asked));
    const other = await world.withSecret('another secret of the tests, long enough');
    const counts = await world.counts();
    expect(await other.mutate('anna', 'answerSurvey', answer(asked))).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
    expect(await world.counts()).toEqual(counts);
  });
});

describe('what the database keeps of an answer', () => {
  test('names no person and no moment, and no row is of one person alone', async () => {
    for (let n = 0; n < 12; n++)
      await world.mutate(person(`careful ${n}`), 'answerSurvey', {
        ...answer(asked),
        answers: n % 3 === 0 ? answersTo(asked) : answersTo(asked).slice(0, 1),
      });
    const columns = await world.sql(
      `select column_name from information_schema.columns
       where table_schema = 'surveys' and table_name in ('participation', 'ballot_box', 'text_bag')
       and data_type not in ('text', 'uuid', 'jsonb')`,
    );
    expect(columns).toEqual([]);
    const kept = JSON.stringify(
      await world.sql('select * from surveys.participation natural left join surveys.ballot_box natural left join surveys.text_bag'),
    );
    expect(kept).not.toContain(person('careful 0').citizenId);
    // The transaction of the last answer, which its participation row carries, is on all sums and on every bag with room.
    const [last] = await world.sql('select xmin::text from surveys.ballot_box where survey_id = $1', [asked.id]);
    const bags = await world.sql('select xmin::text, jsonb_array_length(texts) as texts from surveys.text_bag where survey_id = $1', [
      asked.id,
    ]);
    expect(bags).toEqual([{ xmin: last!['xmin'], texts: 4 }]);
  });

  test('adds up: as many marks as answers', async () => {
    const rows = await world.sql(
      'select s.answers, (select count(*)::int from surveys.participation p where p.survey_id = s.id) as marks from surveys.survey s',
    );
    for (const { answers, marks } of rows) expect(marks).toBe(answers);
  });
});
