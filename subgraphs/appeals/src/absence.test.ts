/** Work while somebody is away: who gets it, who may do it, and what the history says. */
import { type Grant, type PersonViewer, type Role } from '@otklik/identity';
import { replaceAbsent, type Away } from './domain/replace-absent.js';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, person, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

/** 19 November 2026, 10:00 in Novosibirsk, is the world's now. */
const BEGIN = new Date('2026-11-18T17:00:00Z');
const END = new Date('2026-11-22T17:00:00Z');

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.clock.set(new Date('2026-11-19T03:00:00Z'));
  await world.sql('delete from cabinets.published_absence');
  await world.sql('delete from cabinets.published_substitution');
});

/** What `cabinets` publishes of an absence. */
async function away(login: string, substitute: string | null, role: Role = 'EXECUTOR'): Promise<void> {
  await world.sql('insert into cabinets.published_absence values ($1, $2, $3, $4, $5, $6)', [ROADS.cabinet, login, substitute, BEGIN, END, '2026-11-22']);
  if (substitute !== null) await world.sql('insert into cabinets.published_substitution values ($1, $2, $3, $4, $5, $6)', [substitute, ROADS.cabinet, role, login, BEGIN, END]);
}

/** Somebody with the role of an absent colleague besides their own, as the gateway says it. */
function substitute(login: string, own: Role, role: Role, onBehalfOf: string, until = END): PersonViewer {
  return person(login, { role: own, cabinetId: ROADS.cabinet }, { role, cabinetId: ROADS.cabinet, onBehalfOf, until: until.getTime() });
}

const second = substitute('roads-executor-2', 'EXECUTOR', 'EXECUTOR', 'roads-executor');
const actions = async (who: PersonViewer | PersonName, id: string): Promise<string[]> =>
  (await world.data(who, 'query ($id: ID!) { appeal(id: $id) { availableActions { action } } }', { id })).appeal.availableActions.map((one: { action: string }) => one.action);
const last = async (who: PersonViewer | PersonName, id: string) => (await world.data(who, 'query ($id: ID!) { appeal(id: $id) { executor coExecutors history { actor onBehalfOf note comment } } }', { id })).appeal;

async function assigned(executor = 'roads-executor'): Promise<string> {
  const id = await world.submit();
  await world.lead(id, 'REGISTERED');
  await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor });
  return id;
}

describe('assigning to somebody who is away', () => {
  test('gives it to who stands in, and tells those who work on it', async () => {
    await away('roads-executor', 'roads-executor-2');
    const id = await assigned();
    const { executor, history } = await last('coordinator', id);
    expect(executor).toBe('roads-executor-2');
    expect(history.at(-1)).toEqual({ actor: 'roads-coordinator', onBehalfOf: null, note: 'roads-executor-2 вместо roads-executor (отсутствует по 22 ноября 2026 г.)', comment: 'Назначен исполнитель' });
    const own = (await last('anna', id)).history.at(-1);
    expect(own).toEqual({ actor: null, onBehalfOf: null, note: null, comment: 'Назначен исполнитель' });
  });

  test('is refused when nobody stands in, or who does is away too', async () => {
    await away('roads-executor', null);
    const id = await world.submit();
    await world.lead(id, 'REGISTERED');
    const assign = (input: Record<string, unknown>) => world.mutate('coordinator', 'assignAppeal', { appealId: id, ...input });
    expect(await assign({ executor: 'roads-executor' })).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: ['executor'], code: 'ABSENT', message: expect.stringContaining('замещающего нет') }] });
    expect(await assign({ executor: 'roads-executor-2', coExecutors: ['roads-executor'] })).toMatchObject({ issues: [{ path: ['coExecutors', '0'], code: 'ABSENT' }] });
    await world.sql("update cabinets.published_absence set substitute = 'roads-executor-2'");
    await away('roads-executor-2', null);
    expect(await assign({ executor: 'roads-executor' })).toMatchObject({ issues: [{ path: ['executor'], code: 'ABSENT', message: expect.stringContaining('roads-executor-2') }] });
    expect((await last('coordinator', id)).history).toHaveLength(2);
  });

  test('gives it to them again from the very end of the absence', async () => {
    await away('roads-executor', 'roads-executor-2');
    world.clock.set(END);
    expect((await last('coordinator', await assigned())).executor).toBe('roads-executor');
  });
});

describe('who stands in', () => {
  test('does with the work of the absent what they may, and the history says for whom', async () => {
    const id = await assigned();
    expect([await actions('otherExecutor', id), await actions(second, id)]).toEqual([[], await actions('executor', id)]);
    await away('roads-executor', 'roads-executor-2');
    expect(await world.mutate(second, 'answerAppeal', { appealId: id, text: 'Заделали.' })).toMatchObject({ appeal: { status: 'ON_APPROVAL' } });
    expect((await last('approver', id)).history.at(-1)).toMatchObject({ actor: 'roads-executor-2', onBehalfOf: 'roads-executor' });

    await away('roads-approver', 'roads-coordinator', 'APPROVER');
    const deputy = substitute('roads-coordinator', 'COORDINATOR', 'APPROVER', 'roads-approver');
    expect(await actions(deputy, id)).toEqual(['PRIORITISE', ...(await actions('approver', id))]);
    expect(await world.mutate(deputy, 'approveAnswer', { appealId: id })).toMatchObject({ appeal: { status: 'ANSWERED' } });
    expect((await last('approver', id)).history.at(-1)).toMatchObject({ actor: 'roads-coordinator', onBehalfOf: 'roads-approver' });
    const [kept] = await world.sql('select actor_role, on_behalf_of from appeals.appeal_history where appeal_id = $1 order by version desc limit 1', [id]);
    expect(kept).toEqual({ actor_role: 'APPROVER', on_behalf_of: 'roads-approver' });
  });

  test('does their own work in their own name', async () => {
    await away('roads-executor', 'roads-executor-2');
    const id = await assigned('roads-executor-2');
    await world.mutate(second, 'answerAppeal', { appealId: id, text: 'Заделали.' });
    expect((await last('approver', id)).history.at(-1)).toMatchObject({ actor: 'roads-executor-2', onBehalfOf: null });
  });

  test('may nothing a moment after the end, whatever they came with', async () => {
    const id = await assigned();
    await away('roads-executor', 'roads-executor-2');
    world.clock.set(new Date(END.getTime() - 1));
    expect(await actions(second, id)).toContain('ANSWER');
    world.clock.set(END);
    expect(await actions(second, id)).toEqual([]);
    expect(await world.mutate(second, 'answerAppeal', { appealId: id, text: 'Поздно.' })).toMatchObject({ __typename: 'Forbidden' });
  });

  test('may write nothing once the absence was ended early, though the gateway has not heard of it yet', async () => {
    const id = await assigned();
    const before = await world.counts();
    expect(await world.mutate(second, 'answerAppeal', { appealId: id, text: 'Уже вернулись.' })).toMatchObject({ __typename: 'Forbidden' });
    expect(await world.counts()).toEqual(before);
  });

  test('gets nothing with a stranger’s work, another cabinet’s, or another role', async () => {
    await away('roads-executor', 'roads-executor-2');
    const elsewhere: Grant = { role: 'EXECUTOR', cabinetId: HEALTH.cabinet, onBehalfOf: 'roads-executor', until: END.getTime() };
    const id = await assigned();
    const ofAnother = await assigned('roads-executor-2');
    const deputyOfOther = substitute('roads-moderator', 'MODERATOR', 'EXECUTOR', 'somebody-else');
    expect([await actions(deputyOfOther, id), await actions(deputyOfOther, ofAnother)]).toEqual([await actions('moderator', id), await actions('moderator', ofAnother)]);
    expect(await world.mutate({ ...PEOPLE.healthExecutor, grants: [...PEOPLE.healthExecutor.grants, elsewhere] }, 'answerAppeal', { appealId: id, text: 'Нет.' })).toMatchObject({ __typename: 'Forbidden' });
    expect(await world.mutate(second, 'approveAnswer', { appealId: id })).toMatchObject({ __typename: 'Forbidden' });
  });
});

test('nobody who is away is ever named, nobody twice, and the way is one step', () => {
  const absent = (login: string, stand: string | null): [string, Away] => [login, { login, substitute: stand, untilDay: '2026-11-22' }];
  const result = (executor: string, coExecutors: string[], ...gone: [string, Away][]) => replaceAbsent({ executor, coExecutors }, new Map(gone));
  expect(result('a', ['b'], absent('a', 'b'))).toMatchObject({ assignees: { executor: 'b', coExecutors: [] } });
  expect(result('a', ['b', 'c'], absent('b', 'd'), absent('c', 'd'))).toMatchObject({ assignees: { executor: 'a', coExecutors: ['d'] } });
  expect(result('a', ['b'])).toEqual({ assignees: { executor: 'a', coExecutors: ['b'] }, note: null });
  expect(result('a', ['b'], absent('a', 'c'), absent('c', 'd'), absent('b', null))).toMatchObject({ issues: [{ path: ['executor'] }, { path: ['coExecutors', '0'] }] });
});
