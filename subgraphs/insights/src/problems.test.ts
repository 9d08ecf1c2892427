import { nameId } from '@otklik/base';
import type { NewEvent } from '@otklik/events';
import type { Viewer } from '@otklik/identity';
import { CABINETS } from './testing/cabinets-module.js';
import { AGENCIES } from './testing/histories.js';
import { OPERATOR, person, World } from './testing/world.js';
import { rebuildFromLog } from './use-cases/rebuild-insights.js';
import { raiseSystemicProblems } from './index.js';

const [ROADS] = AGENCIES;
const COORDINATOR = person('coordinator', [{ role: 'COORDINATOR', cabinetId: CABINETS[0] }]);
const CURATOR = person('curator', [{ role: 'CURATOR', cabinetId: CABINETS[0] }]);

let world: World;

/** Appeals of a category and territory submitted in a month; the first ones are answered. */
function appeals(count: number, month: string, categoryId = 'roads.pothole', territory: string | null = 'OB', answered = 0): NewEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const id = nameId(`${categoryId} ${territory} ${month}`, String(index));
    const submittedAt = `${month}-10T05:00:00.000Z`;
    const answeredAt = index < answered ? `${month}-20T05:00:00.000Z` : null;
    const payload = { categoryId, agencyId: ROADS, territory, submittedAt, registeredAt: submittedAt, dueAt: submittedAt, answeredAt, score: null };
    return { topic: `appeal/${id}`, type: 'appeal.submitted', aggregate: id, version: 1, payload };
  });
}

const appealId = (index: number, month = '2026-09'): string => nameId(`roads.pothole OB ${month}`, String(index));

beforeAll(async () => {
  world = await World.open();
  // Today is 22 November 2026: the last three whole months are August to October.
  await world.logged([
    ...appeals(10, '2025-09'),
    ...appeals(50, '2026-09', 'roads.pothole', 'OB', 40),
    ...appeals(60, '2025-09', 'waste.dump', 'NSK'),
    ...appeals(62, '2026-09', 'waste.dump', 'NSK'),
    ...appeals(1, '2026-10', 'waste.dump', 'ISK'),
    ...appeals(40, '2026-01', 'waste.dump', null),
    ...appeals(45, '2025-01', 'waste.dump', null),
  ]);
  await rebuildFromLog(world.em);
});
afterAll(() => world?.close());

const FAILURES = '... on ValidationFailed { issues { path code } } ... on Conflict { code } ... on NotFound { message }';
async function send(name: string, input: Record<string, unknown>, selection: string, viewer: Viewer) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } ${FAILURES} } }`;
  return (await world.data(source, { input }, viewer))[name];
}
const confirm = (input: Record<string, unknown>, viewer: Viewer = COORDINATOR) => send('confirmRootCause', { rootCause: 'wear', ...input }, 'rootCause { key title }', viewer);
const CELL = 'category { id } territory rootCause { key title } received previous ratio isAlarm segment';
const matrix = async (args = '') => (await world.data(`{ problemMatrix${args} { from to comparedFrom comparedTo cellCount alarmCount level minReceived minRatio cells { ${CELL} } } }`)).problemMatrix;

describe('a root cause', () => {
  it('is confirmed for a solved appeal by its agency, once or again', async () => {
    expect(await confirm({ appealId: appealId(0) })).toEqual({ __typename: 'ConfirmRootCauseSuccess', rootCause: { key: 'wear', title: 'Wear' } });
    for (let index = 1; index < 30; index++) await confirm({ appealId: appealId(index) });
    expect((await confirm({ appealId: appealId(0) }))['__typename']).toBe('ConfirmRootCauseSuccess');
  });

  it.each<[string, Record<string, unknown>, Viewer, Record<string, unknown>]>([
    ['of an appeal without an answer', { appealId: appealId(45) }, COORDINATOR, { __typename: 'Conflict', code: 'WRONG_STATUS' }],
    ['that the category does not have', { appealId: appealId(0), rootCause: 'rain' }, COORDINATOR, { issues: [{ path: ['rootCause'], code: 'UNKNOWN_ROOT_CAUSE' }] }],
    ['of an appeal of another cabinet', { appealId: appealId(0) }, person('other', [{ role: 'COORDINATOR', cabinetId: CABINETS[1] }]), { __typename: 'NotFound' }],
    ['of no appeal', { appealId: 'none' }, COORDINATOR, { __typename: 'NotFound' }],
    ['by a citizen', { appealId: appealId(0) }, person('anna'), { __typename: 'Forbidden' }],
  ])('%s is refused', async (_, input, viewer, answer) => {
    expect(await confirm(input, viewer)).toMatchObject(answer);
  });
});

describe('the matrix', () => {
  it('shows what has grown against the same period of the year before, by root cause too', async () => {
    const { cells, ...rest } = await matrix();
    expect(rest).toEqual({ from: '2026-08', to: '2026-10', comparedFrom: '2025-08', comparedTo: '2025-10', cellCount: 4, alarmCount: 2, level: 0.05, minReceived: 10, minRatio: 1.5 });
    const pothole = { category: { id: 'roads.pothole' }, territory: 'OB' };
    expect(cells).toEqual([
      { ...pothole, rootCause: null, received: 50, previous: 10, ratio: 5, isAlarm: true, segment: 'MASS' },
      { ...pothole, rootCause: { key: 'wear', title: 'Wear' }, received: 30, previous: 0, ratio: null, isAlarm: true, segment: 'MASS' },
      { category: { id: 'waste.dump' }, territory: 'NSK', rootCause: null, received: 62, previous: 60, ratio: expect.closeTo(1.0333, 4), isAlarm: false, segment: 'MASS' },
      { category: { id: 'waste.dump' }, territory: 'ISK', rootCause: null, received: 1, previous: 0, ratio: null, isAlarm: false, segment: 'ONCE' },
    ]);
  });

  it('compares with the period before when asked, and shows no more than asked for', async () => {
    expect(await matrix('(from: "2026-09", to: "2026-09", compareWith: PERIOD_BEFORE, first: 1)')).toMatchObject({ comparedFrom: '2026-08', comparedTo: '2026-08', cells: [{ previous: 0 }] });
  });

  it('refuses what is no period', async () => {
    const codes = (args: string) => world.codes(`{ problemMatrix(${args}) { from } }`);
    for (const args of ['from: "x"', 'from: "2026-10", to: "2026-09"', 'from: "2025-01", to: "2026-10"', 'from: "2027-01", to: "2027-02"', 'first: 0', 'to: "0001-01"']) {
      expect([args, await codes(args)]).toEqual([args, ['BAD_USER_INPUT']]);
    }
  });

  it('is the same after a rebuild', async () => {
    const before = await matrix();
    await rebuildFromLog(world.em);
    expect(await matrix()).toEqual(before);
  });
});

describe('segments', () => {
  it('tell by territory or group what was met once and what by many', async () => {
    const read = async (by: string) => (await world.data(`{ problemSegments(by: ${by}) { name segment cells received } }`)).problemSegments;
    expect(await read('TERRITORY')).toEqual([
      { name: 'NSK', segment: 'MASS', cells: 1, received: 62 },
      { name: 'OB', segment: 'MASS', cells: 1, received: 50 },
      { name: 'ISK', segment: 'ONCE', cells: 1, received: 1 },
    ]);
    expect((await read('GROUP')).map(({ name, segment }: Record<string, string>) => `${name} ${segment}`)).toEqual(['waste MASS', 'roads MASS', 'waste ONCE']);
  });
});

describe('what is likely next', () => {
  it('is what the season had in earlier years and the last months have not', async () => {
    // December to February: 40 and 45 in the two years before, nothing since August.
    expect((await world.data('{ likelyProblems { category { id } territory from to recent expected low high years } }')).likelyProblems).toEqual([
      { category: { id: 'waste.dump' }, territory: null, from: '2026-12', to: '2027-02', recent: 0, expected: 42.5, low: expect.closeTo(26.85, 2), high: expect.closeTo(58.15, 2), years: 2 },
    ]);
  });
});

describe('systemic problems', () => {
  it('are raised by the thresholds once, and kept by the agency’s curator', async () => {
    const raise = () => send('raiseSystemicProblems', {}, 'raised { id category { id } territory rootCause { key } status agency { id } received previous }', OPERATOR);
    const { raised } = await raise();
    expect(raised.map(({ territory, rootCause, status, agency }: Record<string, unknown>) => [territory, rootCause, status, agency])).toEqual([
      ['OB', null, 'RAISED', { id: ROADS }],
      ['OB', { key: 'wear' }, 'RAISED', { id: ROADS }],
    ]);
    expect((await raise()).raised).toEqual([]);
    expect(await raiseSystemicProblems(world.orm, world.clock)).toBe(0);

    const update = (input: Record<string, unknown>, viewer: Viewer = CURATOR) =>
      send('updateSystemicProblem', { systemicProblemId: raised[0].id, ...input }, 'problem { status owner comment version }', viewer);
    expect((await update({ status: 'IN_WORK', owner: 'roads-engineer', comment: 'Обход' })).problem).toEqual({ status: 'IN_WORK', owner: 'roads-engineer', comment: 'Обход', version: 2 });
    expect(await update({ status: 'RAISED' })).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
    expect(await update({ expectedVersion: 1 })).toEqual({ __typename: 'Conflict', code: 'VERSION_MISMATCH' });
    expect((await update({ owner: '\u0007' })).issues).toEqual([{ path: ['owner'], code: 'BAD_TEXT' }]);
    expect((await update({}, COORDINATOR))['__typename']).toBe('Forbidden');
    expect((await update({}, person('far', [{ role: 'CURATOR', cabinetId: CABINETS[1] }])))['__typename']).toBe('Forbidden');
    expect((await update({ systemicProblemId: 'none' }))['__typename']).toBe('NotFound');
    // What is over may come again.
    expect((await update({ status: 'SOLVED' })).problem.status).toBe('SOLVED');
    expect((await raise()).raised).toHaveLength(1);
  });

  it('are everybody’s to read, their owner only the staff’s', async () => {
    const read = (viewer?: Viewer) => world.data('{ systemicProblems(filter: { status: SOLVED }) { nodes { owner comment } } }', {}, viewer);
    expect((await read()).systemicProblems.nodes).toEqual([{ owner: null, comment: 'Обход' }]);
    expect((await read(COORDINATOR)).systemicProblems.nodes).toEqual([{ owner: 'roads-engineer', comment: 'Обход' }]);
    expect(await world.codes('{ systemicProblems(after: "x") { nodes { id } } }')).toEqual(['BAD_CURSOR']);
  });
});
