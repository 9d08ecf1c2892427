import { newId } from '@otklik/base';
import type { Answer } from '@otklik/test/support';
import { HOUSING, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, person, type PersonName } from './testing/people.js';
import { NOON, World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const ru = (text: string) => [{ language: 'ru', text }];
const CONTENT = {
  defaultLanguage: 'ru',
  title: [...ru('Удобно ли?'), { language: 'en', text: 'Easy?' }],
  questions: [
    { key: 'csat', kind: 'CSAT', title: ru('Довольны?'), required: true },
    { key: 'why', kind: 'TEXT', title: ru('Почему?'), showIf: [{ question: 'csat', atMost: 3 }] },
  ],
};
const SUCCESS: Record<string, string> = { placement: 'placement { id token path channel revokedAt }', entry: 'entry { id enteredBy number sheet }' };
let keys = 0;

/** Runs a mutation of questionnaires; what it answers, with its success opened. */
async function act(who: PersonName | Parameters<World['run']>[0], mutation: string, input: Record<string, unknown>, client?: string): Promise<Answer> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const about = mutation.includes('lace') ? 'placement' : mutation === 'enterPaperAnswers' ? 'entry' : 'questionnaire';
  const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename
    ... on ${type}Success { ${SUCCESS[about] ?? 'questionnaire { id version status answerCount platformToken }'} }
    ... on ValidationFailed { issues { path code } } ... on Failure { code message } } }`;
  const { data, errors } = await world.run(who, source, { input: { idempotencyKey: `key ${++keys}`, ...input } }, 'ru', client);
  if (data == null) throw new Error(JSON.stringify(errors));
  return data[mutation] as Answer;
}

async function publish(change: Record<string, unknown> = {}) {
  const { questionnaire } = await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: CONTENT, ...change });
  return (await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id })).questionnaire as { id: string; platformToken: string };
}

const ticketOf = async (token: string): Promise<string> => (await world.data('anonymous', 'query ($token: String!) { questionnaireForm(token: $token) { ticket } }', { token })).questionnaireForm.ticket;
const GOOD = [{ question: 'csat', value: 5 }];

describe('preparing and publishing', () => {
  test.each(Object.keys(PEOPLE) as PersonName[])('by %s', async (who) => {
    const created = await act(who, 'createQuestionnaire', { agencyId: ROADS.agency, content: CONTENT });
    expect(created.__typename).toBe(['administrator', 'coordinator', 'approver'].includes(who) ? 'CreateQuestionnaireSuccess' : 'Forbidden');
    const { questionnaire } = await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: CONTENT });
    const published = await act(who, 'publishQuestionnaire', { questionnaireId: questionnaire.id });
    const others: string[] = ['housingApprover'];
    expect(published.__typename).toBe(['administrator', 'approver'].includes(who) ? 'PublishQuestionnaireSuccess' : others.includes(who) ? 'NotFound' : 'Forbidden');
  });

  test('tells what is wrong with its place', async () => {
    const bad = { ...CONTENT, title: [{ language: 'en', text: 'Easy?' }] };
    expect(await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: bad, binding: { stage: 'x y' } })).toMatchObject({
      issues: [
        { path: ['binding', 'stage'], code: 'BAD_CODE' },
        { path: ['binding', 'stage'], code: 'STAGE_OF_NOTHING' },
        { path: ['content', 'title'], code: 'MISSING_DEFAULT_LANGUAGE' },
      ],
    });
    expect(await act('coordinator', 'createQuestionnaire', { agencyId: HOUSING.agency, content: CONTENT })).toMatchObject({ __typename: 'Forbidden' });
    const loop = { ...CONTENT, questions: [{ key: 'a', kind: 'TEXT', title: ru('А'), showIf: [{ question: 'a', isAnswered: true }] }] };
    const { questionnaire } = await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: loop });
    expect(await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id })).toMatchObject({ issues: [{ code: 'LATER_QUESTION' }, { code: 'LOOP' }] });
  });

  test('a draft is known to its cabinet only, and a published version never changes', async () => {
    const { questionnaire } = await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: CONTENT });
    const read = (who: PersonName) => world.run(who, '{ questionnaire(id: "' + questionnaire.id + '") { title draft { number } current { number title(language: "en") } versions { number } } }');
    expect((await read('anna')).errors![0]!.extensions['code']).toBe('NOT_FOUND');
    expect((await read('executor')).data).toEqual({ questionnaire: { title: 'Удобно ли?', draft: { number: 1 }, current: null, versions: [{ number: 1 }] } });
    await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id });
    expect((await read('anna')).data).toEqual({ questionnaire: { title: 'Удобно ли?', draft: null, current: { number: 1, title: 'Easy?' }, versions: [{ number: 1 }] } });
    expect(await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' });

    await act('coordinator', 'draftQuestionnaireVersion', { questionnaireId: questionnaire.id, content: { ...CONTENT, title: ru('Черновик') } });
    await act('coordinator', 'draftQuestionnaireVersion', { questionnaireId: questionnaire.id, content: { ...CONTENT, title: ru('Вторая') } });
    expect((await read('anna')).data).toMatchObject({ questionnaire: { draft: null, versions: [{ number: 1 }] } });
    await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id });
    expect((await read('anna')).data).toEqual({ questionnaire: { title: 'Вторая', draft: null, current: { number: 2, title: 'Вторая' }, versions: [{ number: 2 }, { number: 1 }] } });
    const other = [{ ...CONTENT.questions[0], kind: 'CES' }];
    await act('coordinator', 'draftQuestionnaireVersion', { questionnaireId: questionnaire.id, content: { ...CONTENT, questions: other } });
    expect(await act('approver', 'publishQuestionnaire', { questionnaireId: questionnaire.id })).toMatchObject({ issues: [{ path: ['questions', '0', 'key'], code: 'ANOTHER_KIND' }] });
    await expect(world.sql(`update surveys.questionnaire_version set content = '{}' where questionnaire_id = '${questionnaire.id}'`)).rejects.toThrow('a published version never changes');
  });
});

describe('answering', () => {
  test('without signing in takes a ticket, once', async () => {
    const { id, platformToken: token } = await publish();
    const answer = (input: Record<string, unknown>) => act('anonymous', 'answerQuestionnaire', { token, answers: GOOD, ...input });
    expect(await answer({})).toMatchObject({ issues: [{ path: ['ticket'], code: 'REQUIRED' }] });
    expect(await answer({ ticket: 'x.y' })).toMatchObject({ issues: [{ code: 'BAD_TICKET' }] });
    const ticket = await ticketOf(token);
    expect(await answer({ ticket: `${ticket}x` })).toMatchObject({ issues: [{ code: 'BAD_TICKET' }] });
    expect(await answer({ ticket, answers: [{ question: 'csat', value: 9 }] })).toMatchObject({ issues: [{ path: ['answers', '0', 'value'], code: 'OUT_OF_RANGE' }] });
    expect(await answer({ ticket, idempotencyKey: 'one' })).toMatchObject({ questionnaire: { answerCount: 1 } });
    expect(await answer({ ticket, idempotencyKey: 'one' })).toMatchObject({ questionnaire: { answerCount: 1 } });
    expect(await answer({ ticket, idempotencyKey: 'one', answers: [{ question: 'csat', value: 4 }] })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await answer({ ticket, idempotencyKey: 'two' })).toMatchObject({ code: 'ALREADY_EXISTS' });
    const old = await ticketOf(token);
    world.clock.set('2026-11-19T18:00:00Z');
    expect(await answer({ ticket: old })).toMatchObject({ issues: [{ code: 'EXPIRED' }] });
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'SITE_WIDGET', place: 'Сайт' });
    expect(await answer({ token: placement.token, ticket: await ticketOf(token) })).toMatchObject({ issues: [{ code: 'BAD_TICKET' }] });
  });

  test('by a person is once for each version, wherever they come from', async () => {
    const { id, platformToken: token } = await publish();
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'PUBLIC_PAGE', place: 'Группа' });
    const answer = (at: string, input: Record<string, unknown> = {}) => act('anna', 'answerQuestionnaire', { token: at, answers: GOOD, ...input });
    expect(await answer(token)).toMatchObject({ questionnaire: { answerCount: 1 } });
    expect(await answer(placement.token)).toMatchObject({ code: 'ALREADY_EXISTS' });
    await act('coordinator', 'draftQuestionnaireVersion', { questionnaireId: id, content: CONTENT });
    await act('approver', 'publishQuestionnaire', { questionnaireId: id });
    expect(await answer(placement.token)).toMatchObject({ questionnaire: { answerCount: 2 } });
    expect(await answer(token, { version: 1 })).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await answer(token, { version: 3 })).toMatchObject({ issues: [{ path: ['version'], code: 'UNKNOWN_VERSION' }] });
    expect(await world.sql(`select number, n from surveys.answer_box where questionnaire_id = '${id}' order by number`)).toEqual([
      { number: 1, n: 1 },
      { number: 2, n: 1 },
    ]);
  });

  test('stops at the limit of an address, until the next day, and forgets the address', async () => {
    const { id } = await publish();
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'SITE_WIDGET', place: 'Сайт', answersPerDay: 2 });
    const answer = async (client: string) => act('anonymous', 'answerQuestionnaire', { token: placement.token, ticket: await ticketOf(placement.token), answers: GOOD }, client);
    await answer('192.0.2.9');
    await answer('192.0.2.9');
    expect(await answer('192.0.2.9')).toMatchObject({ __typename: 'Conflict', code: 'LIMIT_REACHED' });
    expect(await answer('192.0.2.10')).toMatchObject({ questionnaire: { answerCount: 3 } });
    expect(JSON.stringify(await world.sql('select * from surveys.address_count'))).not.toContain('192.0.2');
    const [{ salt }] = (await world.sql('select salt from surveys.day_salt')) as [{ salt: string }];
    world.clock.set('2026-11-19T17:30:00Z');
    expect(await answer('192.0.2.9')).toMatchObject({ questionnaire: { answerCount: 4 } });
    expect(await world.sql('select salt from surveys.day_salt where salt = $1', [salt])).toEqual([]);
    expect(await world.sql("select 1 from surveys.address_count where day = '2026-11-19'")).toEqual([]);
  });

  test('can be for those alone who are signed in', async () => {
    const { platformToken: token } = await publish({ respondents: 'SIGNED_IN' });
    expect(await ticketOf(token)).toBeNull();
    expect(await act('anonymous', 'answerQuestionnaire', { token, answers: GOOD })).toMatchObject({ __typename: 'Forbidden' });
    expect(await act('boris', 'answerQuestionnaire', { token, answers: GOOD })).toMatchObject({ questionnaire: { answerCount: 1 } });
  });

  test('at many placements at once counts everybody', async () => {
    const { id, platformToken } = await publish();
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'SITE_WIDGET', place: 'Сайт' });
    await Promise.all(Array.from({ length: 12 }, (_, index) => act(person(`crowd-${index}`), 'answerQuestionnaire', { token: index % 2 === 0 ? platformToken : placement.token, answers: GOOD })));
    expect(await world.sql(`select n, tally -> 'csat' as csat from surveys.answer_box where questionnaire_id = '${id}'`)).toEqual([
      { n: 6, csat: { n: 6, cells: { 5: 6 } } },
      { n: 6, csat: { n: 6, cells: { 5: 6 } } },
    ]);
    expect(await world.data('anna', `{ questionnaire(id: "${id}") { version answerCount } }`)).toEqual({ questionnaire: { version: 13, answerCount: 12 } });
  });
});

describe('placements', () => {
  test('are revoked: their token opens nothing any more', async () => {
    const { id } = await publish();
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'RECEPTION', place: 'Окно 3' });
    expect(await ticketOf(placement.token)).toEqual(expect.any(String));
    expect(await act('housingCoordinator', 'revokePlacement', { placementId: placement.id })).toMatchObject({ __typename: 'NotFound' });
    expect(await act('executor', 'revokePlacement', { placementId: placement.id })).toMatchObject({ __typename: 'Forbidden' });
    expect(await act('coordinator', 'revokePlacement', { placementId: placement.id })).toMatchObject({ placement: { revokedAt: new Date(NOON).toISOString() } });
    expect(await act('coordinator', 'revokePlacement', { placementId: placement.id })).toMatchObject({ code: 'WRONG_STATUS' });
    const { errors } = await world.run('anonymous', `{ questionnaireForm(token: "${placement.token}") { ticket } }`);
    expect(errors![0]!.extensions['code']).toBe('NOT_FOUND');
    expect(await act('anna', 'answerQuestionnaire', { token: placement.token, answers: GOOD })).toMatchObject({ __typename: 'NotFound' });
  });

  test('are listed for staff, and refused with what is wrong', async () => {
    const { id } = await publish();
    const input = { questionnaireId: id, channel: 'RECEPTION', place: 'Окно\u0000', answersPerDay: 0, binding: { serviceId: 'a b' } };
    expect(await act('coordinator', 'placeQuestionnaire', input)).toMatchObject({ issues: [{ path: ['place'] }, { path: ['binding', 'serviceId'] }, { path: ['answersPerDay'] }] });
    expect(await act('coordinator', 'placeQuestionnaire', { ...input, questionnaireId: newId() })).toMatchObject({ __typename: 'NotFound' });
    const list = (who: PersonName) => world.data(who, `{ questionnaire(id: "${id}") { placements(first: 1) { nodes { channel } pageInfo { hasNextPage } } paperEntries { nodes { id } } } }`);
    expect(await list('executor')).toEqual({ questionnaire: { placements: { nodes: [{ channel: 'PLATFORM' }], pageInfo: { hasNextPage: false } }, paperEntries: null } });
    expect(await list('anna')).toEqual({ questionnaire: { placements: null, paperEntries: null } });
  });

  test('of reception take paper, with who entered it', async () => {
    const { id, platformToken } = await publish();
    const { placement } = await act('coordinator', 'placeQuestionnaire', { questionnaireId: id, channel: 'RECEPTION', place: 'Окно 3' });
    const input = { idempotencyKey: 'sheet', placementId: placement.id, sheet: '17', answers: GOOD };
    expect(await act('anna', 'enterPaperAnswers', input)).toMatchObject({ __typename: 'Forbidden' });
    expect(await act('executor', 'enterPaperAnswers', input)).toMatchObject({ entry: { enteredBy: 'roads-executor', number: 1, sheet: '17' } });
    expect(await act('executor', 'enterPaperAnswers', input)).toMatchObject({ entry: { enteredBy: 'roads-executor' } });
    const { questionnaire } = await world.data('coordinator', `{ questionnaire(id: "${id}") { answerCount placements { nodes { id channel } } paperEntries { nodes { enteredBy placement { place } } } } }`);
    expect(questionnaire).toMatchObject({ answerCount: 1, paperEntries: { nodes: [{ enteredBy: 'roads-executor', placement: { place: 'Окно 3' } }] } });
    const platform = questionnaire.placements.nodes.find(({ channel }: { channel: string }) => channel === 'PLATFORM');
    expect(await act('executor', 'enterPaperAnswers', { ...input, idempotencyKey: 'other', placementId: platform.id })).toMatchObject({ code: 'WRONG_STATUS' });
    await act('approver', 'closeQuestionnaire', { questionnaireId: id });
    expect(await act('executor', 'enterPaperAnswers', { ...input, idempotencyKey: 'late' })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await act('anna', 'answerQuestionnaire', { token: platformToken, answers: GOOD })).toMatchObject({ code: 'WRONG_STATUS' });
  });
});

test('lists show what the viewer may know of, as reading does', async () => {
  const { questionnaire: draft } = await act('coordinator', 'createQuestionnaire', { agencyId: ROADS.agency, content: CONTENT });
  const open = await publish();
  const closed = await publish();
  await act('approver', 'closeQuestionnaire', { questionnaireId: closed.id });
  for (const who of Object.keys(PEOPLE) as PersonName[]) {
    const { all, of } = await world.data(who, `{ all: questionnaires(first: 100) { nodes { id } } of: questionnaires(first: 100, filter: { agencyId: "${ROADS.agency}" }) { nodes { id status } } }`);
    expect(all.nodes.map(({ id }: { id: string }) => id)).toEqual(of.nodes.map(({ id }: { id: string }) => id));
    for (const [id, status] of [[draft.id, 'DRAFT'], [open.id, 'OPEN'], [closed.id, 'CLOSED']]) {
      const { data } = await world.run(who, `{ questionnaire(id: "${id}") { id status } }`);
      expect(of.nodes.find((one: { id: string }) => one.id === id) ?? null).toEqual(data!['questionnaire'] ?? null);
      expect(data!['questionnaire'] ?? { status }).toMatchObject({ status });
    }
  }
});

test('every change that everybody sees is told, and its cursor stands for it', async () => {
  const { id, platformToken: token } = await publish();
  await act('anna', 'answerQuestionnaire', { token, answers: GOOD });
  await act('approver', 'closeQuestionnaire', { questionnaireId: id });
  const events = await world.sql(`select type, version, payload from events.outbox where topic = 'questionnaire/${id}' order by version`);
  expect(events.map(({ type, version }) => [type, Number(version)])).toEqual([
    ['questionnaire.published', 1],
    ['questionnaire.answered', 2],
    ['questionnaire.closed', 3],
  ]);
  expect(Object.keys(events[1]!['payload'] as object)).toEqual(expect.not.arrayContaining(['answersOf', 'placementId', 'person']));
  const { questionnaire } = await world.data('anonymous', `{ questionnaire(id: "${id}") { cursor } }`);
  expect(await world.data('anonymous', `{ questionnaireAnswersUpdate(cursor: "${questionnaire.cursor}") { version count questionnaire { status } } }`)).toEqual({
    questionnaireAnswersUpdate: { version: 3, count: 1, questionnaire: { status: 'CLOSED' } },
  });
});
