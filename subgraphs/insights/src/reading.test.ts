import type { EntityManager } from '@mikro-orm/postgresql';
import { nameId } from '@otklik/base';
import { Dimension } from './domain/dimension.js';
import { createLoaders } from './store/loaders.js';
import { AGENCIES, eventsOf, type Life } from './testing/histories.js';
import { OPERATOR, person, World } from './testing/world.js';
import { rebuildFromLog } from './use-cases/rebuild-insights.js';

const [ROADS, WASTE] = AGENCIES;
const DAY = 24;
/** Submitted on 28 June at 07:00 in the region, answered ten and a half days after registration, on time, rated. */
const LIFE: Life = {
  agency: 0,
  category: 0,
  territory: 0,
  submitted: 0,
  steps: [12, 0, 10 * DAY, 12, 1],
  dueHours: 11 * DAY,
  score: 5,
  redirected: false,
};

const LIVES: readonly Life[] = [
  LIFE,
  { ...LIFE, territory: 1, score: 2 },
  { ...LIFE, submitted: 10 * DAY, dueHours: DAY, steps: LIFE.steps.slice(0, 4) },
  { ...LIFE, submitted: 40 * DAY, agency: 1, category: 1, territory: 2, steps: [12] },
  // 31 July, 20:00 in UTC: 1 August in the region.
  { ...LIFE, submitted: 33 * DAY + 20, agency: 1, category: 2, territory: 0, steps: [] },
];

let world: World;

beforeAll(async () => {
  world = await World.open();
  await world.logged(LIVES.flatMap((life, index) => eventsOf(life, String(index))));
  await rebuildFromLog(world.em);
});

afterAll(() => world?.close());

const CELL = 'category { id } agency { id } territory month received done onTime onTimeShare averageDays rating { mean count }';
const read = async (args: string) => (await world.data(`{ insights${args} { ${CELL} } }`)).insights;

describe('insights', () => {
  it('are one cell with everything when nothing else is asked', async () => {
    expect(await read('')).toEqual([
      {
        category: null,
        agency: null,
        territory: null,
        month: null,
        received: 5,
        done: 3,
        onTime: 2,
        onTimeShare: 0.6667,
        averageDays: 10.5,
        rating: { mean: 3.5, count: 2 },
      },
    ]);
  });

  it('are one cell of nothing, without shares and means, where nothing happened', async () => {
    const nothing = { received: 0, done: 0, onTime: 0, onTimeShare: null, averageDays: null, rating: { mean: null, count: 0 } };
    expect(await read('(filter: {from: "2027-01"})')).toEqual([expect.objectContaining(nothing)]);
    expect(await read(`(filter: {agencyId: "${nameId('test', 'nobody')}"})`)).toEqual([expect.objectContaining(nothing)]);
    expect(await read('(filter: {from: "2027-01"}, groupBy: [MONTH])')).toEqual([]);
  });

  it('tell months of the region apart: what is received in one may be done in another', async () => {
    const months = await read('(groupBy: [MONTH])');
    expect(months.map((cell: Record<string, unknown>) => [cell['month'], cell['received'], cell['done']])).toEqual([
      ['2026-06', 2, 0],
      ['2026-07', 1, 3],
      ['2026-08', 2, 0],
    ]);
  });

  it('are told apart by several dimensions at once, the largest first', async () => {
    const cells = await read('(groupBy: [AGENCY, CATEGORY])');
    expect(cells.map((cell: Record<string, unknown>) => [cell['agency'], cell['category'], cell['received']])).toEqual([
      [{ id: ROADS }, { id: 'roads.pothole' }, 3],
      [{ id: WASTE }, { id: 'clinics.queue' }, 1],
      [{ id: WASTE }, { id: 'waste.dump' }, 1],
    ]);
    const territories = await read('(groupBy: [TERRITORY, TERRITORY])');
    expect(territories.map((cell: Record<string, unknown>) => [cell['territory'], cell['received']])).toEqual([
      ['berdsk', 3],
      ['ob', 1],
      [null, 1],
    ]);
  });

  it('are filtered by months, agency, category and territory', async () => {
    const received = async (filter: string) => (await read(`(filter: ${filter})`))[0].received;
    expect(await received('{from: "2026-07"}')).toBe(3);
    expect(await received('{from: "2026-07", to: "2026-07"}')).toBe(1);
    expect(await received(`{agencyId: "${ROADS.toUpperCase()}"}`)).toBe(3);
    expect(await received(`{agencyId: "${WASTE}", categoryId: "waste.dump"}`)).toBe(1);
    expect(await received('{territory: "ob"}')).toBe(1);
  });

  it('take no texts that are not what they should be', async () => {
    const codes = (filter: Record<string, string>) =>
      world.codes('query ($filter: InsightsFilter) { insights(filter: $filter) { received } }', { filter });
    expect(await codes({ from: '2026' })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ to: '2026-13' })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ from: '2026-08', to: '2026-07' })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ agencyId: "'; drop table" })).toEqual([]);
    expect(await codes({ categoryId: 'a\0b' })).toEqual([]);
    expect(await codes({ territory: "o'?b" })).toEqual([]);
  });
});

describe('an agency and a category', () => {
  const REFERENCES = `query ($representations: [_Any!]!, $month: String) { _entities(representations: $representations) {
    ... on Agency { id insights(month: $month) { ${CELL} } } ... on Category { id insights(month: $month) { ${CELL} } } } }`;
  const agency = (id: string) => ({ __typename: 'Agency', id });
  const category = (id: string) => ({ __typename: 'Category', id });

  it('have their figures of this month unless another one is named', async () => {
    world.clock.set('2026-07-31T16:59:59Z');
    const representations = [agency(ROADS), agency(WASTE), category('roads.pothole'), category('clinics.queue')];
    const figures = async (month?: string) =>
      (await world.data(REFERENCES, { representations, month }))._entities.map((entity: { insights: Record<string, unknown> }) => [
        entity.insights['month'],
        entity.insights['received'],
        entity.insights['done'],
      ]);
    expect(await figures()).toEqual([
      ['2026-07', 1, 3],
      ['2026-07', 0, 0],
      ['2026-07', 1, 3],
      ['2026-07', 0, 0],
    ]);
    world.clock.set('2026-07-31T17:00:00Z');
    expect((await figures()).map(([month]: string[]) => month)).toEqual(Array(4).fill('2026-08'));
    expect((await figures('2026-06')).map(([, received]: number[]) => received)).toEqual([2, 0, 2, 0]);
  });

  it('are asked for in one statement per month and kind, however many there are', async () => {
    let statements = 0;
    const em = world.em;
    const counting = Object.assign(Object.create(em) as EntityManager, {
      execute: (...query: Parameters<EntityManager['execute']>) => {
        statements++;
        return em.execute(...query);
      },
    });
    const loaders = createLoaders(counting);
    const ids = [...AGENCIES, ...Array.from({ length: 50 }, (_, index) => nameId('agency', String(index)))];
    const months = await Promise.all(ids.map((id) => loaders.months.load({ of: Dimension.AGENCY, id, from: '2026-07', to: '2026-07' })));
    expect(statements).toBe(1);
    expect(months.map(({ done }) => done)).toEqual([3, ...Array<number>(51).fill(0)]);
  });

  it('are known for the last twelve months, this one included', async () => {
    const year = async (now: string) => {
      world.clock.set(now);
      const source = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency { yearInsights { month agency { id } received done } } } }';
      return (await world.data(source, { representations: [agency(ROADS)] }))._entities[0].yearInsights;
    };
    const all = await world.data(`{ insights(filter: {agencyId: "${ROADS}"}) { received done } }`);
    expect(await year('2026-08-15T00:00:00Z')).toMatchObject({ month: null, agency: { id: ROADS }, ...all.insights[0] });
    // June's are still in, a month later they are not.
    expect((await year('2027-05-15T00:00:00Z')).received).toBe(3);
    expect((await year('2027-06-15T00:00:00Z')).received).toBe(1);
    expect((await year('2027-08-15T00:00:00Z')).received).toBe(0);
  });

  it('name their subject in the cell', async () => {
    const { _entities } = await world.data(REFERENCES, { representations: [agency(ROADS)], month: '2026-07' });
    expect(_entities[0].insights).toMatchObject({ agency: { id: ROADS }, category: null, territory: null });
  });
});

describe('topThemes', () => {
  const themes = async (args: string) =>
    (await world.data(`{ topThemes${args} { category { id } received share previous growth } }`)).topThemes;

  it('are the categories with most received, and their growth against as many months before', async () => {
    expect(await themes('(from: "2026-07", to: "2026-08")')).toEqual([
      { category: { id: 'clinics.queue' }, received: 1, share: 0.3333, previous: 0, growth: null },
      { category: { id: 'roads.pothole' }, received: 1, share: 0.3333, previous: 2, growth: -0.5 },
      { category: { id: 'waste.dump' }, received: 1, share: 0.3333, previous: 0, growth: null },
    ]);
  });

  it('look at the last twelve months unless told', async () => {
    world.clock.set('2026-11-22T05:00:00Z');
    expect(await themes('(first: 1)')).toEqual([{ category: { id: 'roads.pothole' }, received: 3, share: 0.6, previous: 0, growth: null }]);
    world.clock.set('2027-08-01T05:00:00Z');
    expect(await themes('')).toEqual([]);
    expect(await themes('(to: "2026-06")')).toEqual([expect.objectContaining({ received: 2, share: 1 })]);
  });

  it('can be those of one agency', async () => {
    const all = await themes(`(from: "2026-06", to: "2026-08", agencyId: "${ROADS}")`);
    expect(all).toEqual([{ category: { id: 'roads.pothole' }, received: 3, share: 1, previous: 0, growth: null }]);
    expect(await themes('(agencyId: "nobody")')).toEqual([]);
  });

  it('refuse an impossible number and reversed months', async () => {
    expect(await world.codes('{ topThemes(first: 0) { received } }')).toEqual(['BAD_USER_INPUT']);
    expect(await world.codes('{ topThemes(first: 101) { received } }')).toEqual(['BAD_USER_INPUT']);
    expect(await world.codes('{ topThemes(from: "2026-08", to: "2026-07") { received } }')).toEqual(['BAD_USER_INPUT']);
  });
});

describe('rebuildInsights', () => {
  const REBUILD = 'mutation { rebuildInsights { __typename ... on RebuildInsightsSuccess { events appeals } ... on Forbidden { code } } }';

  it('is for the operator', async () => {
    const coordinator = person('coordinator', [{ role: 'COORDINATOR', cabinetId: nameId('test', 'cabinet') }]);
    for (const viewer of [undefined, person('anna'), coordinator]) {
      expect(await world.data(REBUILD, {}, viewer)).toEqual({ rebuildInsights: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
    }
    const before = await read('(groupBy: [MONTH, AGENCY, CATEGORY, TERRITORY])');
    expect(await world.data(REBUILD, {}, OPERATOR)).toEqual({
      rebuildInsights: {
        __typename: 'RebuildInsightsSuccess',
        events: LIVES.flatMap((life) => [0, ...life.steps]).length,
        appeals: LIVES.length,
      },
    });
    expect(await read('(groupBy: [MONTH, AGENCY, CATEGORY, TERRITORY])')).toEqual(before);
  });
});
