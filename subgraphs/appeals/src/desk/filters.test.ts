/** Filters of appeals that staff keep under a title, through the graph of the subgraph. */
import { HEALTH, ROADS } from '../testing/cabinets-module.js';
import { PEOPLE, staff } from '../testing/people.js';
import { World } from '../testing/world.js';

const WHO = { ...PEOPLE, administrator: staff('roads-administrator', 'ADMINISTRATOR') };
type Who = keyof typeof WHO;
const FAILURES = '... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code }';
const SAVED = '{ id title isShared cabinet { id } orderBy count { value isExact } filter { status statuses categoryId forWork submittedFrom ratingAtMost search } }';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

async function send(who: Who, mutation: string, input: Record<string, unknown>) {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const said = mutation === 'saveFilter' ? `savedFilter ${SAVED}` : 'savedFilterId';
  return (await world.data(WHO[who], `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { ${said} } ${FAILURES} } }`, { input }))[mutation];
}
let titles = 0;
const save = (who: Who, input: Record<string, unknown> = {}) => send(who, 'saveFilter', { cabinetId: ROADS.cabinet, title: `Фильтр ${++titles}`, filter: { forWork: true }, ...input });
const entity = async (who: Who, type: string, id: string) =>
  (await world.data(WHO[who], `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { savedFilters ${SAVED} } } }`, { of: [{ __typename: type, id }] }))['_entities'][0].savedFilters;
const titlesOf = (filters: { title: string }[]) => filters.map(({ title }) => title);
const list = async (who: Who, args: string) => {
  const { data, errors } = await world.run(WHO[who], `{ appeals(first: 100, ${args}) { nodes { id status } } }`);
  return errors?.[0]?.extensions['code'] ?? (data?.['appeals'] as { nodes: { id: string; status: string }[] }).nodes;
};

describe('a saved filter', () => {
  test('is kept for oneself: saved, listed, replaced, taken away, and nobody else sees it', async () => {
    const filter = { statuses: ['SUBMITTED', 'MODERATED'], categoryId: 'roads.dust', submittedFrom: '2026-11-01T10:00:00+07:00', ratingAtMost: 3, forWork: true };
    const { savedFilter } = await save('executor', { title: ' Пыль  осенью ', filter, orderBy: 'DUE_FIRST' });
    expect(savedFilter).toEqual({
      id: expect.any(String) as string,
      title: 'Пыль осенью',
      isShared: false,
      cabinet: { id: ROADS.cabinet },
      orderBy: 'DUE_FIRST',
      count: { value: 0, isExact: true },
      filter: { ...filter, submittedFrom: '2026-11-01T03:00:00.000Z', status: null, search: null },
    });
    expect(await entity('executor', 'Cabinet', ROADS.cabinet)).toEqual([savedFilter]);
    expect(await entity('executor', 'Citizen', PEOPLE.executor.citizenId)).toEqual([savedFilter]);
    for (const who of ['coordinator', 'administrator', 'otherExecutor'] as const) {
      expect(await entity(who, 'Cabinet', ROADS.cabinet)).toEqual([]);
      expect(await entity(who, 'Citizen', PEOPLE.executor.citizenId)).toEqual([]);
      expect(await send(who, 'deleteSavedFilter', { savedFilterId: savedFilter.id })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await list(who, `savedFilterId: "${savedFilter.id}"`)).toBe('NOT_FOUND');
    }
    const replaced = await save('executor', { savedFilterId: savedFilter.id, title: 'Всё', filter: {}, isShared: false });
    expect(replaced.savedFilter).toMatchObject({ id: savedFilter.id, title: 'Всё', orderBy: 'NEWEST', filter: { forWork: null } });
    expect(await send('executor', 'deleteSavedFilter', { savedFilterId: savedFilter.id })).toMatchObject({ savedFilterId: savedFilter.id });
    expect(await entity('executor', 'Cabinet', ROADS.cabinet)).toEqual([]);
  });

  test('is shared by the administrator alone, who changes it, too; everybody in the cabinet sees it, first in the list', async () => {
    expect(await save('coordinator', { isShared: true })).toMatchObject({ code: 'FORBIDDEN' });
    const { savedFilter: shared } = await save('administrator', { title: 'Я общий', isShared: true });
    await save('coordinator', { title: 'А мой' });
    expect(shared.isShared).toBe(true);
    expect(titlesOf(await entity('coordinator', 'Cabinet', ROADS.cabinet))).toEqual(['Я общий', 'А мой']);
    expect(titlesOf(await entity('auditor', 'Cabinet', ROADS.cabinet))).toEqual(['Я общий']);
    expect(await entity('administrator', 'Citizen', WHO.administrator.citizenId)).toEqual([]);
    expect(await save('coordinator', { savedFilterId: shared.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await send('coordinator', 'deleteSavedFilter', { savedFilterId: shared.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await save('administrator', { savedFilterId: shared.id, title: 'Я общий' })).savedFilter.isShared).toBe(true);
    for (const who of ['anonymous', 'anna', 'operator', 'healthCoordinator'] as const) {
      expect(await save(who)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await entity(who, 'Cabinet', ROADS.cabinet)).toBeNull();
      expect(await list(who, `savedFilterId: "${shared.id}"`)).toBe('NOT_FOUND');
    }
    expect(await send('healthCoordinator', 'deleteSavedFilter', { savedFilterId: shared.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await entity('healthCoordinator', 'Cabinet', HEALTH.cabinet)).toEqual([]);
  });

  test('lists appeals, with more conditions that count before its own, in its order or another', async () => {
    const first = await world.submit({ categoryId: 'roads.dust', details: null });
    // Ids of one millisecond are in no order.
    world.clock.set(new Date(world.clock.now().getTime() + 1_000));
    const second = await world.submit({ categoryId: 'roads.dust', details: null });
    await world.lead(first, 'REGISTERED');
    const { savedFilter } = await save('coordinator', { filter: { categoryId: 'roads.dust', status: 'REGISTERED', forWork: true }, orderBy: 'OLDEST' });
    const by = `savedFilterId: "${savedFilter.id}"`;
    expect(await list('coordinator', by)).toEqual([{ id: first, status: 'REGISTERED' }]);
    expect(await list('coordinator', `${by}, filter: { status: SUBMITTED }`)).toEqual([{ id: second, status: 'SUBMITTED' }]);
    expect(await list('coordinator', `${by}, filter: { status: null }`)).toMatchObject([{ id: first }, { id: second }]);
    expect(await list('coordinator', `${by}, filter: { status: null }, orderBy: NEWEST`)).toMatchObject([{ id: second }, { id: first }]);
    expect(savedFilter.count).toEqual({ value: 1, isExact: true });
    for (const wrong of ['x', first]) expect(await list('coordinator', `savedFilterId: "${wrong}"`)).toBe('NOT_FOUND');
  });

  test('counts up to a thousand, a search as well as a queue, each filter by itself', async () => {
    const id = await world.submit({ text: 'Провалился люк у школы.' });
    await world.lead(id, 'REGISTERED');
    const [row] = await world.sql('select count(*)::int as rows from appeals.appeal where cabinet_id = $1', [ROADS.cabinet]);
    const counts = await Promise.all([{ forWork: true }, { forWork: true, search: 'люк' }, { forWork: true, search: 'бегемот' }, { status: 'POSTPONED' }, { statuses: [] }, { search: '-' }].map((filter) => save('moderator', { filter })));
    expect(counts.map(({ savedFilter }) => savedFilter.count.value)).toEqual([row!['rows'], 1, 0, 0, 0, expect.any(Number)]);
    await world.sql(
      `insert into appeals.appeal (${await world.appealColumns()}) select ${await world.appealColumns('copy.')}
       from appeals.appeal a, generate_series(1, 1001) as n, jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'number', 'N-' || n)) as copy where a.id = $1`,
      [id],
    );
    expect((await entity('moderator', 'Cabinet', ROADS.cabinet)).map(({ count }: { count: unknown }) => count)).toContainEqual({ value: 1_000, isExact: false });
  });

  test.each([
    ['a blank title', { title: '' }, ['title'], 'REQUIRED'],
    ['what no text has', { filter: { number: 'a\u0000' } }, ['filter', 'number'], 'BAD_TEXT'],
    ['a search that is too long', { filter: { search: 'x'.repeat(501) } }, ['filter'], 'OUT_OF_RANGE'],
    ['too much', { filter: { categoryIds: Array(1_000).fill('roads.pothole') } }, ['filter'], 'TOO_LONG'],
  ])('with %s is refused', async (_, input, path, code) => {
    expect((await save('approver', input)).issues).toEqual([{ path, code }]);
  });

  test('that is none is refused', async () => {
    const document = 'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { __typename } }';
    for (const filter of [{ status: 'LOST' }, { unknown: 1 }]) {
      const { errors } = await world.run(PEOPLE.approver, document, { input: { cabinetId: ROADS.cabinet, title: 'x', filter } });
      expect(errors?.[0]?.message).toBeDefined();
    }
    expect(await entity('approver', 'Cabinet', ROADS.cabinet)).toHaveLength(1);
  });

  test('saved before the graph changed is read as far as the graph knows it', async () => {
    const { savedFilter } = await save('otherExecutor', { title: 'Старый' });
    await world.sql(`update appeals.saved_filter set filter = '{"status": "LOST", "gone": 1, "statuses": ["REGISTERED"], "forWork": "yes"}', order_by = 'GONE' where id = $1`, [savedFilter.id]);
    const [old] = (await entity('otherExecutor', 'Citizen', PEOPLE.otherExecutor.citizenId)) as unknown[];
    expect(old).toMatchObject({ orderBy: 'NEWEST', filter: { status: null, statuses: ['REGISTERED'], forWork: null } });
    expect(await list('otherExecutor', `savedFilterId: "${savedFilter.id}"`)).toContainEqual(expect.objectContaining({ status: 'REGISTERED' }));
  });

  test('saved twice with one key is one; a title is of one filter of an owner', async () => {
    const input = { title: 'Один', idempotencyKey: 'filter' };
    const first = await save('approver', input);
    expect(await save('approver', input)).toEqual(first);
    expect(await save('approver', { title: 'Один' })).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await save('coordinator', { title: 'Один' })).toMatchObject({ __typename: 'SaveFilterSuccess' });
    expect(await save('approver', { savedFilterId: first.savedFilter.id, title: 'Один', cabinetId: HEALTH.cabinet })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
