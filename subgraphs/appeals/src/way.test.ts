/** The side ways of an appeal, step by step: what each writes, and who sees it. */
import { forkFor } from '@otklik/subgraph';
import type { Answer } from '@otklik/test/support';
import { doWhatIsDue } from './index.js';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { faultsAfter } from './testing/tampering.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.clock.set('2026-11-19T03:00:00Z'));
afterAll(() => world?.close());

const FIELDS = `status version number executor coExecutors returnComment isImportant deadline { dueAt reasons isProvisional }
  rejection { ground { code title } comment } clarifications { question askedAt answerBy answer endedAt }
  extension { days ground } postponement { promisedOn comment } interimAnswers { text givenAt } availableActions { action title mutation needs { field kind required } grounds { code } }
  history { status comment }`;
const read = async (id: string, who: PersonName = 'coordinator'): Promise<Answer> => (await world.data(who, `query ($id: ID!) { appeal(id: $id) { ${FIELDS} } }`, { id })).appeal;
const doIt = (who: PersonName, mutation: string, appealId: string, input: Record<string, unknown> = {}) => world.mutate(who, mutation, { appealId, ...input });
const due = (closeAfterDays: number | null = 30) => doWhatIsDue({ orm: world.orm, clock: world.clock, onCommitted: () => undefined, closeAfterDays });

async function inProgress(input: Record<string, unknown> = {}): Promise<string> {
  const id = await world.submit(input);
  await world.lead(id, 'IN_PROGRESS');
  return id;
}

describe('moderation and rejection', () => {
  test('a public message is public once a moderator has let it pass, and no more when it is rejected', async () => {
    const id = await world.submit({ visibility: 'PUBLIC' });
    const isSeen = async () => ((await world.run('anonymous', 'query ($id: ID!) { appeal(id: $id) { id } }', { id })).data?.['appeal'] ?? null) !== null;
    const seen = [await isSeen()];
    await doIt('moderator', 'moderateAppeal', id);
    seen.push(await isSeen());
    await doIt('moderator', 'rejectAppeal', id, { ground: 'DUPLICATE', comment: ' Уже чиним. ' });
    seen.push(await isSeen());
    expect(seen).toEqual([false, true, false]);
    expect(await read(id, 'anna')).toMatchObject({ number: null, rejection: { ground: { code: 'DUPLICATE', title: 'Об этом уже сообщили, сообщение рассматривается' }, comment: 'Уже чиним.' } });
  });

  test('the ground is one of its kind', async () => {
    const id = await world.submit({ kind: 'APPEAL' });
    expect((await doIt('coordinator', 'rejectAppeal', id, { ground: 'ADVERTISING' })).issues).toMatchObject([{ path: ['ground'], code: 'WRONG_GROUND' }]);
    const { availableActions } = await read(id, 'moderator');
    const reject = availableActions.find(({ action }: { action: string }) => action === 'REJECT');
    expect(reject).toMatchObject({ title: 'Отклонить', mutation: 'rejectAppeal', needs: [{ field: 'ground', kind: 'GROUND', required: true }, { field: 'comment', required: false }] });
    expect(reject.grounds.map(({ code }: { code: string }) => code)).toContain('COURT_DECISION');
  });
});

describe('clarification', () => {
  test('stops the term, is answered by the author, and the work goes on where it stood', async () => {
    const id = await inProgress();
    expect((await read(id)).deadline.dueAt).toBe('2026-12-03T16:59:59.999Z');
    world.clock.set('2026-11-24T05:00:00Z');
    await doIt('executor', 'askClarification', id, { question: 'У какого подъезда?', answerDays: 5 });
    expect(await read(id, 'anna')).toMatchObject({
      status: 'CLARIFICATION',
      clarifications: [{ question: 'У какого подъезда?', askedAt: '2026-11-24T05:00:00.000Z', answerBy: '2026-11-29T16:59:59.999Z', answer: null, endedAt: null }],
      deadline: { reasons: expect.arrayContaining(['С 24 ноября срок приостановлен: ждём уточнения от автора']) },
      availableActions: [{ action: 'ANSWER_CLARIFICATION' }, { action: 'WITHDRAW' }],
    });
    world.clock.set('2026-11-27T02:00:00Z');
    await doIt('anna', 'answerClarification', id, { text: 'У второго.' });
    expect(await read(id)).toMatchObject({
      status: 'IN_PROGRESS',
      clarifications: [{ answer: 'У второго.', endedAt: '2026-11-27T02:00:00.000Z' }],
      deadline: { dueAt: '2026-12-08T16:59:59.999Z', reasons: expect.arrayContaining(['С 24 ноября по 26 ноября срок не шёл: ждали уточнения от автора']) },
    });
  });

  test('of a public message is between its author and the cabinet', async () => {
    const id = await inProgress({ visibility: 'PUBLIC' });
    await doIt('coordinator', 'askClarification', id, { question: 'Ваш телефон?' });
    expect(await read(id, 'boris')).toMatchObject({ status: 'CLARIFICATION', clarifications: [], availableActions: [] });
  });

  test('is not waited for longer than three days: a message is rejected, an appeal by law goes on', async () => {
    const [message, appeal] = [await inProgress(), await inProgress({ kind: 'APPEAL' })];
    for (const id of [message, appeal]) await doIt('executor', 'askClarification', id, { question: 'Где?' });
    const term = (await read(appeal)).deadline;
    world.clock.set('2026-11-22T16:59:59Z');
    expect(await due()).toBe(0);
    world.clock.set('2026-11-22T17:00:00Z');
    expect(await Promise.all([due(), due()]).then(([one, two]) => one + two)).toBeGreaterThanOrEqual(2);
    expect(await read(message, 'anna')).toMatchObject({ status: 'REJECTED', version: 5, rejection: { ground: { code: 'NO_CLARIFICATION' } }, clarifications: [{ answer: null, endedAt: '2026-11-22T17:00:00.000Z' }] });
    expect(await read(appeal)).toMatchObject({ status: 'IN_PROGRESS', version: 5, rejection: null, deadline: term });
    expect((await read(message)).history.at(-1)).toEqual({ status: 'REJECTED', comment: 'Автор не уточнил в срок' });
    const [row] = await world.sql('select actor, actor_role from appeals.appeal_history where appeal_id = $1 and version = 5', [message]);
    expect(row).toEqual({ actor: 'otklik', actor_role: 'PLATFORM' });
    expect(await due()).toBe(0);
  });

  test.each([
    [{ question: ' ' }, 'question', 'REQUIRED'],
    [{ question: 'Где?', answerDays: 0 }, 'answerDays', 'OUT_OF_RANGE'],
    [{ question: 'Где?', answerDays: 31 }, 'answerDays', 'OUT_OF_RANGE'],
  ])('is refused with %j', async (input, path, code) => {
    const id = await world.submit();
    await world.lead(id, 'REGISTERED');
    expect((await doIt('coordinator', 'askClarification', id, input)).issues).toMatchObject([{ path: [path], code }]);
  });

  test('is asked of nobody who is not there', async () => {
    const { appeal } = await world.mutate('coordinator', 'takeDownAppeal', { idempotencyKey: 'nobody', categoryId: 'roads.dust', text: 'Пыль', channel: 'PHONE' });
    await world.lead(appeal.id, 'REGISTERED');
    expect(await doIt('coordinator', 'askClarification', appeal.id, { question: 'Где?' })).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
    expect((await read(appeal.id)).availableActions.map(({ action }: { action: string }) => action)).not.toContain('ASK_CLARIFICATION');
  });
});

describe('a term', () => {
  test('is extended once, before it is over, with a ground', async () => {
    const id = await inProgress({ kind: 'APPEAL' });
    expect((await doIt('coordinator', 'extendDeadline', id, { days: 31, ground: '' })).issues.map(({ code }: { code: string }) => code)).toEqual(['OUT_OF_RANGE', 'REQUIRED']);
    expect(await doIt('coordinator', 'extendDeadline', id, { days: 30, ground: 'Запрошены сведения.' })).toMatchObject({ appeal: { version: 4, status: 'IN_PROGRESS' } });
    expect(await read(id, 'anna')).toMatchObject({ extension: { days: 30, ground: 'Запрошены сведения.' }, deadline: { dueAt: '2027-01-18T16:59:59.999Z' } });
    expect(await doIt('approver', 'extendDeadline', id, { days: 1, ground: 'Ещё.' })).toEqual({ __typename: 'Conflict', code: 'ALREADY_EXTENDED' });
    const late = await inProgress();
    world.clock.set('2026-12-04T03:00:00Z');
    expect(await doIt('approver', 'extendDeadline', late, { days: 1, ground: 'Ещё.' })).toEqual({ __typename: 'Conflict', code: 'TOO_LATE' });
  });

  test('is put off to a promised day, which stays when the work is resumed', async () => {
    const id = await inProgress();
    expect((await doIt('coordinator', 'postponeAppeal', id, { promisedOn: '2026-11-19', comment: 'Сегодня' })).issues).toMatchObject([{ path: ['promisedOn'], code: 'OUT_OF_RANGE' }]);
    expect((await doIt('coordinator', 'postponeAppeal', id, { promisedOn: 'весной', comment: 'План' })).issues).toMatchObject([{ path: ['promisedOn'], code: 'BAD_DATE' }]);
    await doIt('coordinator', 'postponeAppeal', id, { promisedOn: '2027-05-15', comment: 'Ремонт по плану.' });
    const promised = { postponement: { promisedOn: '2027-05-15', comment: 'Ремонт по плану.' }, deadline: { dueAt: '2027-05-15T16:59:59.999Z' } };
    expect(await read(id, 'anna')).toMatchObject({ status: 'POSTPONED', ...promised });
    await doIt('executor', 'resumeAppeal', id);
    expect(await read(id)).toMatchObject({ status: 'IN_PROGRESS', ...promised });
  });
});

describe('answers on the way', () => {
  test('an interim answer gives an incident seven working days', async () => {
    world.clock.set('2026-11-23T03:00:00Z');
    const { appeal } = await world.mutate('coordinator', 'recordIncident', { idempotencyKey: 'interim', categoryId: 'roads.dust', text: 'Пыль', link: 'https://vk.com/1' });
    await world.lead(appeal.id, 'IN_PROGRESS');
    expect(await doIt('coordinator', 'giveInterimAnswer', appeal.id, { text: 'Выехали.' })).toMatchObject({ appeal: { version: 4, status: 'IN_PROGRESS' } });
    expect(await read(appeal.id)).toMatchObject({ interimAnswers: [{ text: 'Выехали.', givenAt: '2026-11-23T03:00:00.000Z' }], deadline: { dueAt: '2026-12-02T16:59:59.999Z' } });
  });

  test('a draft is returned, only the cabinet learns why, and goes out when it is mended', async () => {
    const id = await world.submit();
    await world.lead(id, 'ON_APPROVAL');
    await doIt('approver', 'returnAnswer', id, { comment: 'Напишите, когда.' });
    expect(await read(id, 'executor')).toMatchObject({ status: 'IN_PROGRESS', returnComment: 'Напишите, когда.' });
    expect(await read(id, 'anna')).toMatchObject({ returnComment: null });
    await doIt('executor', 'answerAppeal', id, { text: 'Заделали 18 ноября.' });
    expect(await doIt('approver', 'approveAnswer', id)).toMatchObject({ appeal: { status: 'ANSWERED' } });
  });

  test('co-executors are other executors of the cabinet, known to it alone', async () => {
    const id = await world.submit();
    await world.lead(id, 'REGISTERED');
    const assign = (coExecutors: string[]) => doIt('coordinator', 'assignAppeal', id, { executor: 'roads-executor', coExecutors });
    expect((await assign(['roads-executor'])).issues).toMatchObject([{ path: ['coExecutors'], code: 'OUT_OF_RANGE' }]);
    expect((await assign(['roads-executor-2', 'health-executor'])).issues).toMatchObject([{ path: ['coExecutors', '1'], code: 'UNKNOWN_EXECUTOR' }]);
    await assign(['roads-executor-2']);
    expect([(await read(id)).coExecutors, (await read(id, 'anna')).coExecutors]).toEqual([['roads-executor-2'], []]);
  });
});

describe('another agency', () => {
  const READ = 'query ($id: ID!) { appeal(id: $id) { status number agency { id } history { status comment } redirections { from { id } to { id } comment } deadline { isProvisional } } }';
  const seenBy = async (who: PersonName, id: string) => (await world.run(who, READ, { id })).data?.['appeal'] ?? null;
  const redirect = (id: string, input: Record<string, unknown> = {}, who: PersonName = 'coordinator') =>
    doIt(who, 'redirectAppeal', id, { agencyId: HEALTH.agency, comment: 'Это к ним.', ...input });

  test('gets the appeal with its history, and the cabinet that sent it sees it no more; its author is told', async () => {
    const id = await inProgress();
    const { number } = await read(id);
    expect(await redirect(id)).toMatchObject({ appeal: { status: 'REDIRECTED', version: 4, number } });
    expect(await seenBy('coordinator', id)).toBeNull();
    expect(await seenBy('anna', id)).toMatchObject({
      status: 'REDIRECTED',
      agency: { id: HEALTH.agency },
      redirections: [{ from: { id: ROADS.agency }, to: { id: HEALTH.agency }, comment: 'Это к ним.' }],
      deadline: { isProvisional: true },
    });
    const seen = (await seenBy('healthCoordinator', id)) as { history: { status: string; comment: string }[] };
    expect(seen.history.map(({ status }) => status)).toEqual(['SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'REDIRECTED']);
    expect(seen.history.at(-1)!.comment).toBe('Направлено по компетенции: Здоровье');
    const [event] = await world.sql('select type, payload from events.outbox where topic = $1 and version = 4', [`appeal/${id}`]);
    expect(event).toMatchObject({ type: 'appeal.redirected', payload: { agencyId: HEALTH.agency, cabinetId: HEALTH.cabinet, status: 'REDIRECTED' } });
  });

  test('registers it anew: its own number, and the term from then', async () => {
    const id = await inProgress({ kind: 'APPEAL' });
    await redirect(id);
    world.clock.set('2026-11-24T03:00:00Z');
    expect(await doIt('coordinator', 'registerAppeal', id)).toMatchObject({ __typename: 'Forbidden' });
    expect((await doIt('healthCoordinator', 'registerAppeal', id)).appeal.number).toMatch(/^МЗ-2026-\d+$/);
    expect((await read(id, 'anna')).deadline).toMatchObject({ dueAt: '2026-12-24T16:59:59.999Z', isProvisional: false });
    expect(await doIt('healthCoordinator', 'assignAppeal', id, { executor: 'health-executor' })).toMatchObject({ appeal: { status: 'IN_PROGRESS', version: 6 } });
    // And back again.
    expect(await redirect(id, { agencyId: ROADS.agency }, 'healthCoordinator')).toMatchObject({ appeal: { status: 'REDIRECTED', version: 7 } });
    expect(await seenBy('healthCoordinator', id)).toBeNull();
    expect(await doIt('coordinator', 'registerAppeal', id)).toMatchObject({ appeal: { status: 'REGISTERED', version: 8 } });
  });

  test.each([
    [{ agencyId: HEALTH.cabinet }, 'agencyId', 'UNKNOWN_AGENCY'],
    [{ agencyId: 'МЗ' }, 'agencyId', 'UNKNOWN_AGENCY'],
    [{ agencyId: ROADS.agency }, 'agencyId', 'SAME_AGENCY'],
    [{ comment: '' }, 'comment', 'REQUIRED'],
  ])('is not %j', async (input, path, code) => {
    const id = await inProgress();
    expect((await redirect(id, input)).issues).toMatchObject([{ path: [path], code }]);
    expect((await read(id)).version).toBe(3);
  });

  test('is too late after seven days', async () => {
    const id = await inProgress();
    world.clock.set('2026-11-26T03:00:01Z');
    expect(await redirect(id)).toEqual({ __typename: 'Conflict', code: 'TOO_LATE' });
    expect((await read(id)).availableActions.map(({ action }: { action: string }) => action)).not.toContain('REDIRECT');
  });

  test('gets nothing that nobody gave it: the database moves only what was redirected, and only for its cabinet', async () => {
    const id = await inProgress();
    const give = (who: PersonName) => forkFor(world.orm.em, PEOPLE[who]).execute('select appeals.hand_over(?::uuid, ?::uuid, ?::uuid)', [id, HEALTH.agency, HEALTH.cabinet]);
    for (const who of ['coordinator', 'healthCoordinator', 'anna'] as const) await expect(give(who)).rejects.toThrow('not the tenant’s to give away');
  });
});

describe('after the answer', () => {
  test('its author says that nothing is fixed, opens it again, and its executor has it back with a new term', async () => {
    const id = await world.submit({ visibility: 'PUBLIC' });
    await world.lead(id, 'ANSWERED');
    expect(await doIt('anna', 'reopenAppeal', id, { comment: 'Яма на месте.' })).toEqual({ __typename: 'Conflict', code: 'NOT_REOPENABLE' });
    expect(await doIt('anna', 'confirmResult', id, { fixed: false, comment: 'Пусто.' })).toMatchObject({ appeal: { status: 'ANSWERED', version: 6 } });
    world.clock.set('2026-11-24T03:00:00Z');
    expect(await doIt('anna', 'reopenAppeal', id, { comment: 'Яма на месте.' })).toMatchObject({ appeal: { status: 'IN_PROGRESS', version: 7 } });
    const FIELDS_AFTER = `status executor answer { text } rating { score } reopenedAt reopenComment confirmation { fixed comment } earlierAnswers { text answeredAt score } deadline { dueAt }`;
    const seen = async (who: PersonName) => (await world.data(who, `query ($id: ID!) { appeal(id: $id) { ${FIELDS_AFTER} } }`, { id })).appeal;
    expect(await seen('executor')).toEqual({
      status: 'IN_PROGRESS',
      executor: 'roads-executor',
      answer: null,
      rating: null,
      reopenedAt: '2026-11-24T03:00:00.000Z',
      reopenComment: 'Яма на месте.',
      confirmation: null,
      earlierAnswers: [{ text: 'Яма заделана.', answeredAt: '2026-11-19T03:00:00.000Z', score: null }],
      deadline: { dueAt: '2026-12-08T16:59:59.999Z' },
    });
    expect(await seen('boris')).toMatchObject({ reopenComment: null, earlierAnswers: [] });
  });

  test('a low rating opens it again, twice at most; a good one or a confirmation does not', async () => {
    const id = await world.submit();
    await world.lead(id, 'ANSWERED');
    const again = async (score: number) => {
      await doIt('anna', 'rateAnswer', id, { score });
      return doIt('anna', 'reopenAppeal', id, { comment: 'Плохо.' });
    };
    const answer = async () => {
      await doIt('executor', 'answerAppeal', id, { text: 'Теперь точно.' });
      await doIt('approver', 'approveAnswer', id);
    };
    expect(await again(2)).toMatchObject({ appeal: { status: 'IN_PROGRESS' } });
    await answer();
    expect(await again(1)).toMatchObject({ appeal: { status: 'IN_PROGRESS' } });
    await answer();
    expect(await again(1)).toEqual({ __typename: 'Conflict', code: 'TOO_LATE' });
    const good = await world.submit();
    await world.lead(good, 'RATED');
    expect(await doIt('anna', 'reopenAppeal', good, { comment: 'Ещё.' })).toEqual({ __typename: 'Conflict', code: 'NOT_REOPENABLE' });
    await doIt('anna', 'confirmResult', good, { fixed: true });
    expect((await read(good, 'anna')).history.at(-1)).toEqual({ status: 'RATED', comment: 'Автор подтвердил: исправлено' });
  });
});

describe('closing by time', () => {
  const after = (days: number, ms = 0) => world.clock.set(new Date(Date.parse('2026-11-19T03:00:00Z') + days * 86_400_000 + ms));
  const answered = async (input: Record<string, unknown> = {}, status = 'ANSWERED') => {
    const id = await world.submit(input);
    await world.lead(id, status);
    return id;
  };
  beforeEach(async () => {
    after(1_000);
    await due(1);
    after(0);
  });

  test('ends an answered appeal thirty days after its answer, for good, and its history says why', async () => {
    const [silent, rated, fixed] = [await answered({ visibility: 'PUBLIC' }), await answered({ kind: 'APPEAL' }, 'RATED'), await answered()];
    await doIt('anna', 'confirmResult', fixed, { fixed: true });
    after(30);
    expect(await due()).toBe(0);
    after(30, 1);
    const meeting = await Promise.all([due(), due(), due()]);
    expect(meeting.reduce((sum, count) => sum + count, 0) + (await due())).toBe(3);
    const last = async (id: string) => (await read(id, 'anna')).history.at(-1);
    expect(await Promise.all([silent, rated, fixed].map(last))).toEqual([
      { status: 'CLOSED', comment: 'Закрыто: дней после ответа — 30, автор его не оценил' },
      { status: 'CLOSED', comment: 'Закрыто: дней после ответа — 30, автор оценил его на 5 из 5' },
      { status: 'CLOSED', comment: 'Закрыто: дней после ответа — 30, автор подтвердил, что исправлено' },
    ]);
    expect((await read(silent, 'anna')).availableActions).toEqual([]);
    for (const [mutation, input] of [['rateAnswer', { score: 1 }], ['confirmResult', { fixed: false }], ['reopenAppeal', { comment: 'Ещё.' }]] as const) {
      expect(await doIt('anna', mutation, silent, input)).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
    }
    const [event] = await world.sql("select type, payload ->> 'status' as status from events.outbox where topic = $1 order by version desc limit 1", [`appeal/${silent}`]);
    expect(event).toEqual({ type: 'appeal.closed', status: 'CLOSED' });
    expect(await due()).toBe(0);
  });

  test('leaves the answer to everybody: in the list of recent answers and on the card', async () => {
    const id = await answered({ visibility: 'PUBLIC' });
    after(31);
    await due();
    const source = 'query ($id: ID!, $r: [_Any!]!) { appeal(id: $id) { status answer { text } } _entities(representations: $r) { ... on Agency { recentAnswers(first: 100) { id } } } }';
    const seen = await world.data('anonymous', source, { id, r: [{ __typename: 'Agency', id: ROADS.agency }] });
    expect(seen).toEqual({ appeal: { status: 'CLOSED', answer: { text: 'Яма заделана.' } }, _entities: [{ recentAnswers: expect.arrayContaining([{ id }]) }] });
  });

  test.each<[string, Record<string, unknown>, [string, Record<string, unknown>] | null, number]>([
    ['is not opened again while it could be', {}, ['rateAnswer', { score: 2 }], 0],
    ['is not fixed and may be opened again', {}, ['confirmResult', { fixed: false }], 0],
    ['was rated well', {}, ['rateAnswer', { score: 3 }], 1],
    ['was not rated', {}, null, 1],
    ['is of a kind that is never opened again', { kind: 'APPEAL' }, ['rateAnswer', { score: 1 }], 1],
  ])('with a shorter time: what %s', async (_, input, said, closed) => {
    const id = await answered(input);
    if (said !== null) await doIt('anna', said[0], id, said[1]);
    after(10, 1);
    const isReopenable = (await read(id, 'anna')).availableActions.some(({ action }: { action: string }) => action === 'REOPEN');
    expect([isReopenable ? 0 : 1, await due(10)]).toEqual([closed, closed]);
    after(30, 1);
    expect(await due(10)).toBe(1 - closed);
  });

  test('is switched off by a setting', async () => {
    await answered();
    after(900);
    expect(await due(null)).toBe(0);
  });
});

test('whatever was done here, every chain of changes verifies', async () => {
  const ids = (await world.sql('select id from appeals.appeal')).map(({ id }) => String(id));
  expect(ids.length).toBeGreaterThan(15);
  expect(await faultsAfter(world, ids, new Map(), [])).toEqual([]);
});
