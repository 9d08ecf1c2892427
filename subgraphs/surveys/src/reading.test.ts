import { newId } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import { HOUSING, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { NOON, World, answer, answersTo, survey, type AskedSurvey } from './testing/world.js';

let world: World;
let draft: AskedSurvey;
let scheduled: AskedSurvey;
let open: AskedSurvey;
let closed: AskedSurvey;
let housing: string;

beforeAll(async () => {
  world = await World.open();
  const at = <T>(moment: string, make: () => Promise<T>): Promise<T> => {
    world.clock.set(moment);
    return make();
  };
  draft = await at('2026-11-19T01:00:00Z', () => world.draft());
  scheduled = await at('2026-11-19T02:00:00Z', () => world.publish({ opensAt: '2026-11-25T00:00:00Z' }));
  open = await at('2026-11-19T03:00:00Z', () => world.publish());
  closed = await at('2026-11-19T04:00:00Z', () => world.publish({ closesAt: '2026-11-19T04:30:00Z' }));
  await world.mutate('anna', 'answerSurvey', answer(open));
  world.clock.set('2026-11-19T04:45:00Z');
  const result = await world.mutate('housingCoordinator', 'createSurvey', { ...survey(), agencyId: HOUSING.agency });
  housing = result.survey.id;
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const idsOf = (connection: { nodes: { id: string }[] }) => connection.nodes.map((node) => node.id);

describe('who may know of what', () => {
  /** Newest first. */
  const readable = (who: PersonName): string[] => {
    const published = [closed.id, open.id, scheduled.id];
    if (who === 'operator') return [housing, ...published, draft.id];
    if (['administrator', 'coordinator', 'executor', 'approver'].includes(who)) return [...published, draft.id];
    return who.startsWith('housing') ? [housing, ...published] : published;
  };

  test.each(Object.keys(PEOPLE) as PersonName[])('%s: the same in a list, by agency, by id, by reference and by cursor', async (who) => {
    const expected = readable(who);
    expect(idsOf((await world.data(who, '{ surveys { nodes { id } } }')).surveys)).toEqual(expected);
    const agencies = [ROADS.agency, HOUSING.agency].map((id) => ({ __typename: 'Agency', id }));
    const byAgency = await world.data(
      who,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { surveys { nodes { id } } } } }',
      { r: agencies },
    );
    expect(byAgency._entities.flatMap((agency: { surveys: { nodes: { id: string }[] } }) => idsOf(agency.surveys)).sort()).toEqual(
      [...expected].sort(),
    );
    for (const id of [draft.id, scheduled.id, open.id, closed.id, housing]) {
      const isReadable = expected.includes(id);
      const { data, errors } = await world.run(who, 'query ($id: ID!) { survey(id: $id) { id } }', { id });
      expect(data?.['survey'] != null).toBe(isReadable);
      expect(errors?.[0]?.extensions['code']).toBe(isReadable ? undefined : 'NOT_FOUND');
      const entities = await world.run(who, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Survey { id } } }', {
        r: [{ __typename: 'Survey', id }],
      });
      expect(JSON.stringify(entities.data?.['_entities'])).toBe(JSON.stringify([isReadable ? { id } : null]));
      const cursor = encodeCursor({ kind: 'version', topic: `survey/${id}`, version: 1 });
      const update = await world.run(who, 'query ($cursor: String!) { surveyAnswersUpdate(cursor: $cursor) { count } }', { cursor });
      expect(update.data?.['surveyAnswersUpdate'] != null).toBe(isReadable && ![draft.id, housing].includes(id));
      if (!isReadable) expect(update.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });

  test('what does not exist looks like what may not be known', async () => {
    const query = 'query ($id: ID!) { survey(id: $id) { id } }';
    for (const id of [newId(), 'x', ''])
      expect(await world.run('anna', query, { id })).toEqual(await world.run('anna', query, { id: draft.id }));
  });
});

describe('lists', () => {
  const query =
    `query ($first: Int, $after: String, $filter: SurveyFilter) {
    surveys(first: $first, after: $after, filter: $filter) { nodes { id status } pageInfo { hasNextPage endCursor } } }`;

  test('by status agree with the status of each survey, whatever the clock says', async () => {
    for (const now of [NOON, '2026-11-25T00:00:00Z', '2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z']) {
      world.clock.set(now);
      const all = (await world.data('operator', query)).surveys.nodes as { id: string; status: string }[];
      for (const status of ['DRAFT', 'SCHEDULED', 'OPEN', 'CLOSED']) {
        const expected = all.filter((node) => node.status === status);
        expect((await world.data('operator', query, { filter: { status } })).surveys.nodes).toEqual(expected);
      }
    }
  });

  test('are filtered by agency, also together with the status', async () => {
    expect(idsOf((await world.data('operator', query, { filter: { agencyId: HOUSING.agency } })).surveys)).toEqual([housing]);
    expect(
      idsOf((await world.data('operator', query, { filter: { agencyId: ROADS.agency.toUpperCase(), status: 'OPEN' } })).surveys),
    ).toEqual([open.id]);
    const source =
      `query ($r: [_Any!]!, $filter: SurveyFilter) {
      _entities(representations: $r) { ... on Agency { surveys(filter: $filter) { nodes { id } } } } }`;
    const r = [{ __typename: 'Agency', id: ROADS.agency }];
    expect((await world.data('anna', source, { r, filter: { status: 'OPEN' } }))._entities).toEqual([
      { surveys: { nodes: [{ id: open.id }] } },
    ]);
    expect((await world.data('anna', source, { r, filter: { agencyId: HOUSING.agency } }))._entities).toEqual([{ surveys: { nodes: [] } }]);
    for (const agencyId of ['x', newId()])
      expect((await world.data('operator', query, { filter: { agencyId } })).surveys.nodes).toEqual([]);
  });

  test('are read page after page, newest first', async () => {
    const first = (await world.data('operator', query, { first: 3 })).surveys;
    expect(idsOf(first)).toEqual([housing, closed.id, open.id]);
    const second = (await world.data('operator', query, { first: 3, after: first.pageInfo.endCursor })).surveys;
    expect([idsOf(second), second.pageInfo.hasNextPage]).toEqual([[scheduled.id, draft.id], false]);
  });

  test.each([
    [{ first: 0 }, 'BAD_USER_INPUT'],
    [{ first: 101 }, 'BAD_USER_INPUT'],
    [{ after: 'x' }, 'BAD_CURSOR'],
  ])('refuse the page %j', async (page, code) => {
    expect((await world.run('anna', query, page)).errors?.[0]?.extensions['code']).toBe(code);
  });
});

describe('results', () => {
  const RESULTS = `results { n smallestCell isSelfSelected questions { n isSuppressed mean question { kind }
    options { n share interval { low high } option { title } } distribution { value n share } texts { nodes { text } } } }`;
  const query = `query ($id: ID!) { survey(id: $id) { status answerCount ${RESULTS} } }`;
  const everybody = Object.keys(PEOPLE) as PersonName[];

  test.each(everybody)('are not there for %s while a survey runs, though the count of answers is', async (who) => {
    const expected = { status: 'OPEN', answerCount: 1, results: null };
    expect((await world.data(who, query, { id: open.id })).survey).toEqual(expected);
    const [entity] = (
      await world.data(who, `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Survey { ${RESULTS} } } }`, {
        r: [{ __typename: 'Survey', id: open.id }],
      })
    )._entities;
    expect(entity).toEqual({ results: null });
    const list = await world.data(who, `{ surveys { nodes { status ${RESULTS} } } }`);
    for (const node of list.surveys.nodes) expect(node.results === null).toBe(node.status !== 'CLOSED');
  });

  test('of thirty people are shown to all the same, the texts to the agency’s staff alone', async () => {
    const asked = await world.publish();
    const [single, multiple, scale, text] = asked.questions;
    await world.answerAs(30, asked, (n) => [
      { questionId: single!.id, optionIds: [single!.options[n < 20 ? 0 : 1]!.id] },
      { questionId: multiple!.id, optionIds: [multiple!.options[0]!.id, ...(n < 3 ? [multiple!.options[1]!.id] : [])] },
      { questionId: scale!.id, value: n < 15 ? 1 : 5 },
      ...(n < 25 ? [{ questionId: text!.id, text: `Потому что ${n}` }] : []),
    ]);
    await world.mutate('approver', 'closeSurvey', { surveyId: asked.id });
    const { results } = (await world.data('anna', query, { id: asked.id })).survey;
    expect(results).toMatchObject({ n: 30, smallestCell: 10, isSelfSelected: true });
    const [ofSingle, ofMultiple, ofScale, ofText] = results.questions;
    expect(ofSingle).toMatchObject({ n: 30, isSuppressed: false, mean: null, distribution: [], texts: null });
    expect(ofSingle.options).toMatchObject([
      { n: 20, share: 2 / 3, option: { title: 'Да' } },
      { n: 10, share: 1 / 3, option: { title: 'Нет' } },
    ]);
    expect(ofSingle.options[0].interval.low).toBeCloseTo(0.488, 3);
    expect(ofMultiple).toMatchObject({
      n: 30,
      isSuppressed: true,
      options: [{ n: 30 }, { n: null, share: null, interval: null }, { n: 0 }],
    });
    expect(ofScale).toMatchObject({ n: 30, mean: 3, options: [], isSuppressed: false });
    expect(ofScale.distribution.map((cell: { value: number; n: number }) => [cell.value, cell.n])).toEqual([
      [1, 15],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 15],
    ]);
    expect(ofText).toMatchObject({ n: 25, isSuppressed: false, options: [], texts: null });

    for (const who of everybody) {
      const seen = (await world.data(who, query, { id: asked.id })).survey.results;
      const texts = seen.questions[3].texts;
      expect(texts !== null).toBe(['administrator', 'coordinator', 'approver'].includes(who));
      expect({ ...seen, questions: seen.questions.map((question: object) => ({ ...question, texts: null })) }).toEqual(results);
    }
  });

  test('give the texts page after page, each once', async () => {
    const asked = await world.publish();
    await world.answerAs(47, asked, (n) => [...answersTo(asked).slice(0, 3), { questionId: asked.questions[3]!.id, text: `Мысль ${n}` }]);
    await world.mutate('approver', 'closeSurvey', { surveyId: asked.id });
    const pages = `query ($id: ID!, $after: String) { survey(id: $id) { results { questions {
      texts(first: 20, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } } } } }`;
    const texts: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { survey: shown } = await world.data('coordinator', pages, { id: asked.id, after });
      const page = shown.results.questions[3].texts;
      texts.push(...page.nodes.map((node: { text: string }) => node.text));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(texts).toHaveLength(47);
    const written = Array.from({ length: 47 }, (_, n) => `Мысль ${n}`);
    expect([...texts].sort()).toEqual([...written].sort());
    expect(texts).not.toEqual(written);
  });

  test('of a few people show n alone', async () => {
    const asked = await world.publish();
    await world.answerAs(3, asked, () => answersTo(asked));
    world.clock.set('2026-12-01T00:00:00Z');
    const { results } = (await world.data('approver', query, { id: asked.id })).survey;
    expect(results.n).toBe(3);
    expect(results.questions[0]).toMatchObject({
      n: 3,
      isSuppressed: true,
      options: [
        { n: null, share: null },
        { n: null, share: null },
      ],
    });
    expect(results.questions[2]).toMatchObject({ n: 3, mean: null, isSuppressed: true });
  });

  test('of a survey nobody answered are there', async () => {
    expect((await world.data('anna', query, { id: closed.id })).survey.results).toMatchObject({
      n: 0,
      questions: [{ n: 0 }, { n: 0 }, { n: 0 }, { n: 0 }],
    });
  });
});

describe('an update', () => {
  const query =
    'query ($cursor: String!) { surveyAnswersUpdate(cursor: $cursor) { version change count survey { id answerCount cursor } cursor } }';
  const cursorOf = (id: string, version: number) => encodeCursor({ kind: 'version', topic: `survey/${id}`, version });

  test('tells of each change how many had answered then', async () => {
    const asked = await world.publish();
    await world.answerAs(2, asked, () => answersTo(asked));
    await world.mutate('approver', 'closeSurvey', { surveyId: asked.id });
    const seen = [];
    for (const version of [1, 2, 3, 4]) {
      const { surveyAnswersUpdate } = await world.data('anonymous', query, { cursor: cursorOf(asked.id, version) });
      expect(surveyAnswersUpdate.survey).toEqual({ id: asked.id, answerCount: 2, cursor: cursorOf(asked.id, 4) });
      seen.push([surveyAnswersUpdate.change, surveyAnswersUpdate.count]);
    }
    expect(seen).toEqual([
      ['PUBLISHED', 0],
      ['ANSWERED', 1],
      ['ANSWERED', 2],
      ['CLOSED', 2],
    ]);
  });

  test.each([
    ['of a version to come', () => cursorOf(open.id, 3)],
    ['of a draft', () => cursorOf(open.id, 0)],
    ['of an appeal', () => encodeCursor({ kind: 'version', topic: `appeal/${open.id}`, version: 1 })],
    ['of the whole log', () => encodeCursor({ kind: 'log', position: 1 })],
    ['of nothing', () => 'x'],
  ])('is refused for a cursor %s', async (_, cursor) => {
    expect((await world.run('anna', query, { cursor: cursor() })).errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });
});
