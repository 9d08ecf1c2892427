/** Several agencies at once: the clinics and the housing take part in an appeal for which the roads are responsible. */
import { newId } from '@otklik/base';
import { forkFor } from '@otklik/subgraph';
import type { Answer } from '@otklik/test/support';
import { HEALTH, HOUSING, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, person, staff, type PersonName } from './testing/people.js';
import { faultsAfter } from './testing/tampering.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.clock.set('2026-11-19T03:00:00Z'));
afterAll(() => world?.close());

const housing = staff('housing-coordinator', 'COORDINATOR', HOUSING.cabinet);
const auditor = person('auditor', { role: 'AUDITOR', cabinetId: ROADS.cabinet }, { role: 'AUDITOR', cabinetId: HEALTH.cabinet });
type Who = PersonName | typeof housing;

const FIELDS = `id status version number text agency { id } author { id } executor coExecutors returnComment answer { text } location { address } deadline { dueAt }
  participations { agency { id } status askedAt dueAt endedAt question executor contribution refusalReason } availableActions { action } history { version status comment }`;
const seenBy = async (who: Who, id: string): Promise<Answer> => ((await world.run(who, `query ($id: ID!) { appeal(id: $id) { ${FIELDS} } }`, { id })).data?.['appeal'] ?? null) as Answer;
const doIt = (who: Who, mutation: string, appealId: string, input: Record<string, unknown> = {}) => world.mutate(who, mutation, { appealId, ...input });
const actionsOf = async (who: Who, id: string) => (await seenBy(who, id)).availableActions.map(({ action }: { action: string }) => action);
const workOf = async (who: Who, args = ''): Promise<string[]> =>
  (await world.data(who, `{ appeals(first: 100, filter: { forWork: true }${args}) { nodes { id } } }`)).appeals.nodes.map(({ id }: { id: string }) => id);
const BOTH = { agencies: [{ agencyId: HEALTH.agency, question: 'Проедет ли скорая?' }, { agencyId: HOUSING.agency, question: ' Чей двор? ', dueOn: '2026-11-23' }] };

/** Ids rise with the time of submission. */
const later = () => world.clock.set(new Date(world.clock.now().getTime() + 1));

async function inProgress(input: Record<string, unknown> = {}): Promise<string> {
  later();
  const id = await world.submit(input);
  await world.lead(id, 'IN_PROGRESS');
  return id;
}

async function shared(input: Record<string, unknown> = {}): Promise<string> {
  const id = await inProgress(input);
  await doIt('coordinator', 'sendToAgencies', id, BOTH);
  return id;
}

describe('an appeal of several agencies', () => {
  test('is worked on by each in its own part, and answered by the responsible one; its author sees every step', async () => {
    const id = await inProgress();
    expect(await doIt('coordinator', 'sendToAgencies', id, BOTH)).toMatchObject({ appeal: { status: 'IN_PROGRESS', version: 4 } });
    expect(await actionsOf('healthCoordinator', id)).toEqual(['ASSIGN_PART', 'CONTRIBUTE', 'REFUSE_PART']);
    expect(await actionsOf('healthExecutor', id)).toEqual([]);
    expect((await doIt('healthCoordinator', 'assignPart', id, { executor: 'roads-executor' })).issues).toMatchObject([{ path: ['executor'], code: 'UNKNOWN_EXECUTOR' }]);
    expect(await doIt('healthCoordinator', 'assignPart', id, { executor: 'health-executor' })).toMatchObject({ appeal: { status: 'IN_PROGRESS', version: 5 } });
    expect(await actionsOf('healthExecutor', id)).toEqual(['CONTRIBUTE']);
    expect(await doIt('healthExecutor', 'contributeAnswer', id, { text: 'Скорая проедет.' })).toMatchObject({ appeal: { version: 6 } });
    expect((await seenBy('executor', id)).participations).toMatchObject([
      { agency: { id: HEALTH.agency }, status: 'CONTRIBUTED', question: 'Проедет ли скорая?', executor: 'health-executor', contribution: 'Скорая проедет.', endedAt: '2026-11-19T03:00:00.001Z', dueAt: '2026-12-03T16:59:59.999Z' },
      { agency: { id: HOUSING.agency }, status: 'REQUESTED', question: 'Чей двор?', contribution: null, endedAt: null, dueAt: '2026-11-23T16:59:59.999Z' },
    ]);
    await doIt('executor', 'answerAppeal', id, { text: 'Заделаем.' });
    expect(await actionsOf(housing, id)).toContain('CONTRIBUTE');
    expect(await doIt('approver', 'approveAnswer', id)).toMatchObject({ appeal: { status: 'ANSWERED', version: 8 } });
    const { participations, history, agency } = await seenBy('anna', id);
    expect(agency).toEqual({ id: ROADS.agency });
    expect(participations).toMatchObject([{ status: 'CONTRIBUTED', question: null, executor: null, contribution: null }, { status: 'CLOSED', question: null, endedAt: '2026-11-19T03:00:00.001Z' }]);
    expect(history.slice(3)).toEqual([
      { version: 4, status: 'IN_PROGRESS', comment: 'Спрошены и другие ведомства: Здоровье, Жильё' },
      { version: 5, status: 'IN_PROGRESS', comment: 'Здоровье: назначен исполнитель' },
      { version: 6, status: 'IN_PROGRESS', comment: 'Здоровье: ответ ответственному ведомству дан' },
      { version: 7, status: 'ON_APPROVAL', comment: null },
      { version: 8, status: 'ANSWERED', comment: 'Другие ведомства больше не ждут: их части закрыты' },
    ]);
    const events = await world.sql('select version, type from events.outbox where topic = $1 and version between 4 and 6 order by version', [`appeal/${id}`]);
    expect(events.map(({ type }) => type)).toEqual(['appeal.sent-to-agencies', 'appeal.part-assigned', 'appeal.contributed']);
    expect(await doIt(housing, 'contributeAnswer', id, { text: 'Наш.' })).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
    expect((await seenBy(housing, id)).answer).toEqual({ text: 'Заделаем.' });
  });

  test('lies in the queue of everybody who works on it, once, in the order asked for', async () => {
    world.clock.set('2026-11-19T03:30:00Z');
    const before = await workOf('healthCoordinator');
    const [first, second, alone] = [await shared(), await shared({ kind: 'APPEAL' }), await inProgress()];
    later();
    const own = await world.submit({ categoryId: 'clinics.queue', details: null });
    expect(await workOf('healthCoordinator')).toEqual([own, second, first, ...before]);
    expect((await workOf('healthCoordinator', ', orderBy: DUE_FIRST')).filter((id) => [own, second, first].includes(id))).toEqual([...[own, first].sort(), second]);
    expect((await workOf(housing)).slice(0, 2)).toEqual([second, first]);
    expect((await workOf(auditor)).slice(0, 4)).toEqual([own, alone, second, first]);
    expect(await workOf('boris')).toEqual([]);
    const firstPage = await world.data('healthCoordinator', '{ appeals(first: 2, filter: { forWork: true, status: IN_PROGRESS }) { nodes { id } pageInfo { endCursor hasNextPage } } }');
    expect(firstPage.appeals.nodes.map(({ id }: { id: string }) => id)).toEqual([second, first]);
  });

  test('shows those who take part what they need and no more', async () => {
    const id = await shared({ visibility: 'PUBLIC' });
    await doIt(housing, 'contributeAnswer', id, { text: 'Двор города.' });
    await doIt('executor', 'answerAppeal', id, { text: 'Черновик.' });
    const health = await seenBy('healthExecutor', id);
    expect(health).toMatchObject({ text: 'Глубокая яма у дома 5.', location: { address: 'ул. Ленина, 5, кв. 12' }, author: null, executor: null, coExecutors: [], answer: null });
    expect(health.participations).toMatchObject([{ question: 'Проедет ли скорая?' }, { status: 'CONTRIBUTED', question: null, contribution: null }]);
    for (const who of ['boris', 'anonymous'] as const) {
      const { location, participations, availableActions } = await seenBy(who, id);
      expect([location.address, availableActions]).toEqual(['ул. Ленина, 5', []]);
      expect(participations).toMatchObject([{ agency: { id: HEALTH.agency }, status: 'REQUESTED', question: null }, { status: 'CONTRIBUTED', question: null, contribution: null }]);
    }
    const closed = await shared();
    for (const who of ['boris', 'anonymous'] as const) expect(await seenBy(who, closed)).toBeNull();
    const machine = { kind: 'machine', subject: 'm', login: 'client:m', scopes: ['appeals:read'], grants: [{ role: 'INTEGRATOR', cabinetId: HEALTH.cabinet }], expiresAt: 1 } as const;
    expect((await world.run(machine, 'query ($id: ID!) { appeal(id: $id) { id } }', { id: closed })).data?.['appeal'] ?? null).toBeNull();
  });

  test('is given back by whoever is not competent: they see it no more, the responsible one learns why and may ask again', async () => {
    const id = await shared();
    expect((await doIt('healthCoordinator', 'refusePart', id, { comment: ' ' })).issues).toMatchObject([{ path: ['comment'], code: 'REQUIRED' }]);
    expect(await doIt('healthCoordinator', 'refusePart', id, { comment: 'Это к скорой помощи.' })).toMatchObject({ appeal: { id, status: 'IN_PROGRESS', version: 5 } });
    expect(await seenBy('healthCoordinator', id)).toBeNull();
    expect(await workOf('healthCoordinator')).not.toContain(id);
    expect(await doIt('healthCoordinator', 'contributeAnswer', id, { text: 'Всё же да.' })).toMatchObject({ __typename: 'Forbidden' });
    const [part] = (await seenBy('coordinator', id)).participations;
    expect(part).toMatchObject({ status: 'REFUSED', refusalReason: 'Это к скорой помощи.', endedAt: '2026-11-19T03:00:00.001Z' });
    const { participations, history } = await seenBy('anna', id);
    expect([participations[0].refusalReason, history.at(-1).comment]).toEqual([null, 'Здоровье: отказ от участия']);
    expect((await seenBy(housing, id)).participations[0]).toMatchObject({ status: 'REFUSED', refusalReason: null });
    await doIt('coordinator', 'sendToAgencies', id, { agencies: [{ agencyId: HEALTH.agency, question: 'И всё же?' }] });
    expect((await seenBy('healthCoordinator', id)).participations.map(({ status }: { status: string }) => status)).toEqual(['REFUSED', 'REQUESTED', 'REQUESTED']);
    expect(await doIt('healthCoordinator', 'contributeAnswer', id, { text: 'Хорошо.' })).toMatchObject({ appeal: { version: 7 } });
  });

  test('goes over to another of them as a step: number and term stay, and whoever was responsible takes part', async () => {
    const id = await shared();
    const { number, deadline } = await seenBy('coordinator', id);
    expect((await doIt('coordinator', 'makeResponsible', id, { agencyId: ROADS.agency, comment: 'Мы' })).issues).toMatchObject([{ path: ['agencyId'], code: 'TAKES_NO_PART' }]);
    expect(await doIt('healthCoordinator', 'makeResponsible', id, { agencyId: HEALTH.agency, comment: 'Нам' })).toMatchObject({ __typename: 'Forbidden' });
    expect(await doIt('coordinator', 'makeResponsible', id, { agencyId: HEALTH.agency, comment: 'Дорогу мы починим.' })).toMatchObject({ appeal: { status: 'REGISTERED', version: 5 } });
    const seen = await seenBy('anna', id);
    expect(seen).toMatchObject({ number, deadline, agency: { id: HEALTH.agency } });
    expect(seen.participations.map(({ agency, status }: Answer) => [agency.id, status])).toEqual([[HEALTH.agency, 'RESPONSIBLE'], [HOUSING.agency, 'REQUESTED'], [ROADS.agency, 'IN_PROGRESS']]);
    expect(seen.history.at(-1)).toEqual({ version: 5, status: 'REGISTERED', comment: 'Ответственное ведомство теперь — Здоровье' });
    expect(await actionsOf('executor', id)).toEqual(['CONTRIBUTE']);
    expect((await seenBy('executor', id)).participations[2]).toMatchObject({ question: 'Дорогу мы починим.', executor: 'roads-executor' });
    expect(await doIt('coordinator', 'assignAppeal', id, { executor: 'roads-executor' })).toMatchObject({ __typename: 'Forbidden' });
    await doIt('executor', 'contributeAnswer', id, { text: 'Починили.' });
    await doIt('healthCoordinator', 'assignAppeal', id, { executor: 'health-executor' });
    await doIt('healthExecutor', 'answerAppeal', id, { text: 'Проезд есть.' });
    expect(await doIt('healthApprover', 'approveAnswer', id)).toMatchObject({ appeal: { status: 'ANSWERED' } });
    const [event] = await world.sql('select type, payload from events.outbox where topic = $1 and version = 5', [`appeal/${id}`]);
    expect(event).toMatchObject({ type: 'appeal.responsible-changed', payload: { agencyId: HEALTH.agency, cabinetId: HEALTH.cabinet } });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['redirected', 'redirectAppeal', { agencyId: HOUSING.agency, comment: 'К ним.' }],
    ['rejected', 'rejectAppeal', { ground: 'OUT_OF_SCOPE' }],
  ])('has no open parts any more when it is %s', async (_, mutation, input) => {
    const id = await shared();
    await doIt('coordinator', mutation, id, input);
    const { participations, history } = await seenBy('anna', id);
    expect(participations.map(({ status }: { status: string }) => status)).toEqual(['CLOSED', 'CLOSED']);
    expect(history.at(-1).comment).toMatch(/Другие ведомства больше не ждут: их части закрыты$/);
    expect(await actionsOf('healthCoordinator', id)).toEqual([]);
  });

  test('takes what agencies do at once one after another, and a retry but once', async () => {
    const id = await shared();
    const contribute = (who: Who, text: string, idempotencyKey: string) => doIt(who, 'contributeAnswer', id, { text, idempotencyKey });
    const results = await Promise.all([contribute('healthCoordinator', 'Да.', 'part 1'), contribute('healthCoordinator', 'Да.', 'part 1'), contribute(housing, 'Город.', 'part 2')]);
    expect(results.map(({ __typename }) => __typename)).toEqual(Array(3).fill('ContributeAnswerSuccess'));
    expect((await seenBy('coordinator', id)).participations).toMatchObject([{ contribution: 'Да.' }, { contribution: 'Город.' }]);
    expect((await seenBy('coordinator', id)).version).toBe(6);
  });
});

describe('agencies that cannot be asked', () => {
  const ask = (agencyId: string, more: Record<string, unknown> = {}) => ({ agencyId, question: 'Ваше?', ...more });
  test.each<[string, Record<string, unknown>[], [string, string][]]>([
    ['nobody', [], [['agencies', 'OUT_OF_RANGE']]],
    ['too many', Array.from({ length: 11 }, () => ask(HEALTH.agency)), [['agencies', 'OUT_OF_RANGE']]],
    ['one that is none', [ask(newId()), ask('МЗ')], [['agencies.0.agencyId', 'UNKNOWN_AGENCY'], ['agencies.1.agencyId', 'UNKNOWN_AGENCY']]],
    ['the responsible one itself', [ask(ROADS.agency)], [['agencies.0.agencyId', 'SAME_AGENCY']]],
    ['the same one twice', [ask(HEALTH.agency), ask(HEALTH.agency.toUpperCase())], [['agencies.1.agencyId', 'ALREADY_ASKED']]],
    ['one without a question', [ask(HEALTH.agency, { question: ' \n' })], [['agencies.0.question', 'REQUIRED']]],
    ['one until after the term', [ask(HEALTH.agency, { dueOn: '2026-12-04' })], [['agencies.0.dueOn', 'OUT_OF_RANGE']]],
    ['one until yesterday', [ask(HEALTH.agency, { dueOn: '2026-11-18' })], [['agencies.0.dueOn', 'OUT_OF_RANGE']]],
    ['one until some time', [ask(HEALTH.agency, { dueOn: 'скоро' })], [['agencies.0.dueOn', 'BAD_DATE']]],
  ])('are %s', async (_, agencies, issues) => {
    const id = await inProgress();
    const result = await doIt('coordinator', 'sendToAgencies', id, { agencies });
    expect(result.issues.map(({ path, code }: { path: string[]; code: string }) => [path.join('.'), code])).toEqual(issues);
    expect((await seenBy('coordinator', id)).version).toBe(3);
  });

  test('include one that is asked already and has not answered', async () => {
    const id = await shared();
    expect((await doIt('coordinator', 'sendToAgencies', id, { agencies: [ask(HEALTH.agency)] })).issues).toMatchObject([{ code: 'ALREADY_ASKED' }]);
  });
});

describe('past all checks', () => {
  const as = (who: Who) => forkFor(world.orm.em, typeof who === 'string' ? PEOPLE[who] : who);
  const partsWith = async (id: string, agencyId: string, change: Record<string, unknown>): Promise<string> => {
    const [row] = await world.sql('select participations from appeals.appeal where id = $1', [id]);
    return JSON.stringify((row!['participations'] as { agencyId: string }[]).map((part) => (part.agencyId === agencyId ? { ...part, ...change } : part)));
  };

  test('whoever takes part reaches the row and its history, nobody else does', async () => {
    const id = await shared();
    const rows = async (who: Who) =>
      (await as(who).execute<{ n: number }[]>('select (select count(*)::int from appeals.appeal where id = ?) + (select count(*)::int from appeals.appeal_history where appeal_id = ?) as n', [id, id]))[0]!.n;
    expect(await Promise.all([rows('healthExecutor'), rows(housing), rows('boris'), rows('anonymous')])).toEqual([5, 5, 0, 0]);
    await doIt('healthCoordinator', 'refusePart', id, { comment: 'Нет.' });
    expect(await rows('healthExecutor')).toBe(0);
  });

  test.each(["text = 'x'", "status = 'ANSWERED'", "executor = 'health-executor'", "answer_text = 'x'", "due_at = now()", 'participations = null', "participations = participations || '[{}]'"])(
    'the database lets them not write «%s»',
    async (change) => {
      const id = await shared();
      await expect(as('healthCoordinator').execute(`update appeals.appeal set ${change} where id = ?`, [id])).rejects.toThrow(/changes their own part of it|violates row-level security/);
      await expect(as('healthCoordinator').execute('update appeals.appeal set cabinet_id = ? where id = ?', [HEALTH.cabinet, id])).rejects.toThrow();
    },
  );

  test('the database lets them change their own part alone, and give away or refuse nothing that is not theirs', async () => {
    const id = await shared();
    const write = async (who: Who, agencyId: string, change: Record<string, unknown>) => {
      const parts = await partsWith(id, agencyId, change);
      return as(who).execute('update appeals.appeal set participations = ?::jsonb where id = ?', [parts, id]);
    };
    const leave = async (who: Who, agencyId: string, change: Record<string, unknown>) => as(who).execute('select appeals.leave(?::uuid, ?::jsonb)', [id, await partsWith(id, agencyId, change)]);
    await write('healthCoordinator', HEALTH.agency, { contribution: 'x' });
    await expect(write('healthCoordinator', HOUSING.agency, { contribution: 'x' })).rejects.toThrow('changes their own part of it');
    await expect(write('healthCoordinator', HEALTH.agency, { cabinetId: HOUSING.cabinet })).rejects.toThrow();
    await expect(leave('healthCoordinator', HOUSING.agency, { status: 'REFUSED' })).rejects.toThrow('not the tenant’s to refuse');
    await expect(leave('boris', HEALTH.agency, { status: 'REFUSED' })).rejects.toThrow('not the tenant’s to refuse');
    for (const who of ['healthCoordinator', 'boris'] as const) {
      await expect(as(who).execute('select appeals.hand_over(?::uuid, ?::uuid, ?::uuid)', [id, HEALTH.agency, HEALTH.cabinet])).rejects.toThrow('not the tenant’s to give away');
    }
    await world.sql('delete from appeals.appeal_history where appeal_id = $1', [id]);
    await world.sql('delete from appeals.appeal where id = $1', [id]);
  });
});

test('whatever was done here, every chain of changes verifies', async () => {
  const ids = (await world.sql('select id from appeals.appeal')).map(({ id }) => String(id));
  expect(ids.length).toBeGreaterThan(15);
  expect(await faultsAfter(world, ids, new Map(), [])).toEqual([]);
});
