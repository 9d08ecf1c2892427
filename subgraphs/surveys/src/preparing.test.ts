import { newId } from '@otklik/base';
import { FEDERAL, HOUSING } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { NOON, World, answer, survey, type RowCounts } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const EVERYBODY = Object.keys(PEOPLE) as PersonName[];
const PREPARE: PersonName[] = ['administrator', 'coordinator', 'approver'];
const DECIDE: PersonName[] = ['administrator', 'approver'];

describe('creating', () => {
  test.each(EVERYBODY)('by %s', async (who) => {
    const counts = await world.counts();
    const result = await world.mutate(who, 'createSurvey', survey());
    if (PREPARE.includes(who)) {
      expect(result).toMatchObject({ __typename: 'CreateSurveySuccess', survey: { version: 0, status: 'DRAFT', answerCount: 0 } });
      expect(await world.counts()).toEqual({ ...counts, survey: counts.survey + 1, key: counts.key + 1 });
    } else {
      expect(result).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
      expect(await world.counts()).toEqual(counts);
    }
  });

  test.each<[string, Record<string, unknown>, [string, string][]]>([
    ['an agency that is none', { agencyId: newId() }, [['agencyId', 'UNKNOWN_AGENCY']]],
    ['an id that is none', { agencyId: 'x' }, [['agencyId', 'UNKNOWN_AGENCY']]],
    ['an agency without a cabinet', { agencyId: FEDERAL.agency }, [['agencyId', 'UNKNOWN_AGENCY']]],
    ['an empty key', { idempotencyKey: '' }, [['idempotencyKey', 'REQUIRED']]],
    [
      'no questions and an end in the past',
      { questions: [], closesAt: NOON },
      [
        ['questions', 'REQUIRED'],
        ['closesAt', 'IN_THE_PAST'],
      ],
    ],
    [
      'a choice without options',
      { questions: [{ kind: 'SINGLE', title: { ru: 'Что?' }, options: [] }] },
      [['questions.0.options', 'OUT_OF_RANGE']],
    ],
  ])('with %s is told with its place, and nothing is written', async (_, change, expected) => {
    const counts = await world.counts();
    const result = await world.mutate('coordinator', 'createSurvey', { ...survey(), ...change });
    expect(result.issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code])).toEqual(expected);
    expect(await world.counts()).toEqual(counts);
  });

  test('for another agency is refused', async () => {
    expect(await world.mutate('coordinator', 'createSurvey', { ...survey(), agencyId: HOUSING.agency })).toMatchObject({
      __typename: 'Forbidden',
    });
  });

  test('again with the same key and body answers the same survey as it is now; with another body is a conflict', async () => {
    const input = survey();
    const first = await world.mutate('coordinator', 'createSurvey', input);
    await world.mutate('approver', 'publishSurvey', { surveyId: first.survey.id });
    const counts = await world.counts();
    const again = await world.mutate('coordinator', 'createSurvey', { description: null, ...input });
    expect(again.survey).toEqual({ ...first.survey, version: 1, status: 'OPEN' });
    const other = await world.mutate('coordinator', 'createSurvey', { ...input, title: { ru: 'Другое' } });
    expect(other).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await world.counts()).toEqual(counts);
  });

  test('twenty times at once with one key makes one survey', async () => {
    const input = survey();
    const counts = await world.counts();
    const results = await Promise.all(Array.from({ length: 20 }, () => world.mutate('coordinator', 'createSurvey', input)));
    expect(new Set(results.map((result) => result.survey?.id)).size).toBe(1);
    expect(await world.counts()).toEqual({ ...counts, survey: counts.survey + 1, key: counts.key + 1 });
  });

  test('keeps both languages; without English the Russian text stands for both', async () => {
    const { id } = await world.publish();
    const query = 'query ($id: ID!) { survey(id: $id) { title questions { title } } }';
    const { survey: shown } = await world.data('anonymous', query, { id }, 'en');
    expect(shown.title).toBe('Pedestrian crossing');
    expect(shown.questions.map((question: { title: string }) => question.title)).toEqual([
      'Is it needed?',
      'Где?',
      'Насколько опасно?',
      'Почему?',
    ]);
  });
});

describe('publishing and closing', () => {
  const changes = [
    ['publishSurvey', (): Promise<string> => world.draft().then(({ id }) => id)],
    ['closeSurvey', (): Promise<string> => world.publish().then(({ id }) => id)],
  ] as const;
  const cases = changes.flatMap(([mutation, make]) => EVERYBODY.map((who) => [mutation, who, make] as const));

  test.each(cases)('%s by %s', async (mutation, who, make) => {
    const surveyId = await make();
    const counts: RowCounts = await world.counts();
    const result = await world.mutate(who, mutation, { surveyId });
    if (DECIDE.includes(who)) {
      expect(result.survey).toMatchObject(mutation === 'publishSurvey' ? { version: 1, status: 'OPEN' } : { version: 2, status: 'CLOSED' });
      expect(await world.counts()).toEqual({ ...counts, event: counts.event + 1 });
    } else {
      // Who decides elsewhere learns nothing of a draft here, and is refused what is public.
      const unknown = who === 'housingApprover' && mutation === 'publishSurvey';
      expect(result.__typename).toBe(unknown ? 'NotFound' : 'Forbidden');
      expect(await world.counts()).toEqual(counts);
    }
  });

  test('refuse a survey that is none, an old version and a wrong status', async () => {
    const { id: surveyId } = await world.draft();
    for (const none of [newId(), 'x', ''])
      expect(await world.mutate('approver', 'publishSurvey', { surveyId: none })).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await world.mutate('approver', 'closeSurvey', { surveyId })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await world.mutate('approver', 'publishSurvey', { surveyId, expectedVersion: 1 })).toMatchObject({ code: 'VERSION_MISMATCH' });
    expect(await world.mutate('approver', 'publishSurvey', { surveyId, expectedVersion: 0 })).toMatchObject({ survey: { version: 1 } });
    expect(await world.mutate('approver', 'publishSurvey', { surveyId })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await world.mutate('approver', 'closeSurvey', { surveyId })).toMatchObject({ survey: { version: 2 } });
    expect(await world.mutate('approver', 'closeSurvey', { surveyId })).toMatchObject({ code: 'WRONG_STATUS' });
  });

  test('a draft whose period is over cannot be published, and a survey that closed by the clock cannot be closed', async () => {
    const draft = await world.draft();
    const open = await world.publish();
    world.clock.set('2026-12-01T00:00:00Z');
    expect(await world.mutate('approver', 'publishSurvey', { surveyId: draft.id })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await world.mutate('approver', 'closeSurvey', { surveyId: open.id })).toMatchObject({ code: 'WRONG_STATUS' });
  });

  test('twice at once: one does, the other meets a conflict', async () => {
    const { id: surveyId } = await world.draft();
    const results = await Promise.all(
      ['approver', 'administrator'].map((who) => world.mutate(who as PersonName, 'publishSurvey', { surveyId })),
    );
    expect(results.map((result) => result.__typename).sort()).toEqual(['Conflict', 'PublishSurveySuccess']);
  });

  test('tell of themselves in the outbox with consecutive versions and no more than counts', async () => {
    const asked = await world.publish();
    await world.mutate('anna', 'answerSurvey', answer(asked));
    await world.mutate('boris', 'answerSurvey', answer(asked));
    await world.mutate('approver', 'closeSurvey', { surveyId: asked.id });
    const rows = await world.sql('select type, version::int, payload from events.outbox where topic = $1 order by id', [
      `survey/${asked.id}`,
    ]);
    expect(rows.map(({ type, version }) => [type, version])).toEqual([
      ['survey.published', 1],
      ['survey.answered', 2],
      ['survey.answered', 3],
      ['survey.closed', 4],
    ]);
    const feed = await world.sql("select payload from events.outbox where type = 'agency.feed' and aggregate = $1 order by id", [asked.id]);
    expect(feed.map(({ payload }) => payload)).toEqual([
      { event: 'SURVEY_PUBLISHED', about: `survey/${asked.id}`, status: 'OPEN' },
      { event: 'SURVEY_CLOSED', about: `survey/${asked.id}`, status: 'CLOSED' },
    ]);
    for (const { payload } of rows)
      expect(Object.keys(payload as object).sort()).toEqual([
        'agencyId',
        'answers',
        'at',
        'cabinetId',
        'closedAt',
        'closesAt',
        'opensAt',
        'public',
        'status',
      ]);
    expect(rows.map(({ payload }) => (payload as { answers: number }).answers)).toEqual([0, 1, 2, 2]);
  });
});
