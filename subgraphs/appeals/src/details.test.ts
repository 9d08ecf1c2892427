/** Lists of appeals by what citizens filled in: the typed filters and orders that plugins bring, and the rows that the database keeps for them. */
import type { Answer } from '@otklik/test/support';
import { ROADS } from './testing/cabinets-module.js';
import { World } from './testing/world.js';

let world: World;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await World.open();
  const potholes: Record<string, Record<string, unknown>> = {
    two: { lane: 2, size: 'LARGE', hazard: false },
    eight: { lane: 8, hazard: true },
    three: { lane: 3, size: 'SMALL' },
    twoAgain: { lane: 2 },
  };
  for (const [name, roadPothole] of Object.entries(potholes)) ids[name] = await world.submit({ details: { roadPothole }, visibility: 'PUBLIC' });
  ids['dust'] = await world.submit({ categoryId: 'roads.dust', details: null });
});
afterAll(() => world?.close());

const nameOf = (id: string): string | undefined => Object.keys(ids).find((name) => ids[name] === id);

async function list(args: string, who: Parameters<World['run']>[0] = 'coordinator'): Promise<unknown> {
  const { data, errors } = await world.run(who, `{ appeals(first: 50, ${args}) { nodes { id } } }`);
  if (errors !== undefined) return `${String(errors[0]!.extensions['code'])}: ${errors[0]!.message}`;
  return (data!['appeals'] as { nodes: { id: string }[] }).nodes.map(({ id }) => nameOf(id));
}
const by = (roadPothole: string) => list(`filter: { details: { roadPothole: ${roadPothole} } }`);

describe('a list by details', () => {
  test.each<[string, string[]]>([
    ['{ lane: { eq: 2 } }', ['twoAgain', 'two']],
    ['{ lane: { ne: 2 } }', ['three', 'eight']],
    ['{ lane: { in: [3, 8] } }', ['three', 'eight']],
    ['{ lane: { gt: 2, lt: 8 } }', ['three']],
    ['{ lane: { gte: 3, lte: 8 } }', ['three', 'eight']],
    ['{ lane: { eq: 2 }, size: { eq: LARGE } }', ['two']],
    ['{ lane: { eq: 2 }, size: { isNull: true } }', ['twoAgain']],
    ['{ size: { isNull: false } }', ['three', 'two']],
    ['{ size: { in: [SMALL, LARGE] } }', ['three', 'two']],
    ['{ hazard: { eq: true } }', ['eight']],
    ['{ hazard: { eq: false } }', ['two']],
    ['{ lane: { eq: 5 } }', []],
    ['{}', ['twoAgain', 'three', 'eight', 'two']],
    ['{ lane: {} }', ['twoAgain', 'three', 'eight', 'two']],
    ['null', ['dust', 'twoAgain', 'three', 'eight', 'two']],
  ])('%s', async (condition, expected) => {
    expect(await by(condition)).toEqual(expected);
  });

  test('goes with other conditions, with search, in an agency, in a saved filter and in an export', async () => {
    expect(await list(`filter: { details: { roadPothole: { lane: { eq: 2 } } }, categoryId: "roads.dust" }`)).toEqual([]);
    expect(await list(`filter: { details: { roadPothole: { lane: { eq: 2 } } }, search: "яма" }`)).toEqual(['twoAgain', 'two']);
    const agency = await world.data('coordinator', `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
      appeals(first: 5, filter: { details: { roadPothole: { lane: { gte: 3 } } } }, orderByDetails: { roadPothole: { lane: DESC } }) { nodes { id } } } } }`, { of: [{ __typename: 'Agency', id: ROADS.agency }] });
    expect(agency['_entities'][0].appeals.nodes.map(({ id }: { id: string }) => nameOf(id))).toEqual(['eight', 'three']);
    const filter = { details: { roadPothole: { lane: { in: [2, 3] }, size: { isNull: false } } } };
    const saved = await world.data('executor', `mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { ... on SaveFilterSuccess {
      savedFilter { id count { value } filter { details { form field operator values } } } } } }`, { input: { cabinetId: ROADS.cabinet, title: 'Полосы', filter } });
    expect(saved['saveFilter'].savedFilter).toMatchObject({
      count: { value: 2 },
      filter: { details: [{ form: 'roadPothole', field: 'lane', operator: 'in', values: ['2', '3'] }, { form: 'roadPothole', field: 'size', operator: 'isNull', values: ['false'] }] },
    });
    expect(await list(`savedFilterId: "${saved['saveFilter'].savedFilter.id}"`, 'executor')).toEqual(['three', 'two']);
    const ordered = await world.data('coordinator', `mutation ($input: ExportAppealsInput!) { exportAppeals(input: $input) { ... on ExportAppealsSuccess { export { filter } } } }`, { input: { format: 'CSV', filter } });
    expect(JSON.parse(ordered['exportAppeals'].export.filter)).toMatchObject({ details: { form: 'roadPothole' } });
  });

  test.each([
    ['filter: { details: { roadPothole: { lane: { eq: 2 } }, other: {} } }', 'BAD_USER_INPUT: details: можно назвать только одно поле.'],
    ['filter: { details: { roadPothole: { lane: { in: [] } } } }', 'BAD_USER_INPUT: details.roadPothole.lane.in: от 1 до 100 значений.'],
    ['orderByDetails: { roadPothole: { lane: ASC, hazard: ASC } }', 'BAD_USER_INPUT: orderByDetails.roadPothole: можно назвать только одно поле.'],
  ])('refuses %s', async (args, expected) => {
    expect(await list(args)).toBe(expected);
  });

  test('is sorted by a field, page after page, without those that have no value in it', async () => {
    expect(await list('orderByDetails: { roadPothole: { lane: ASC } }')).toEqual(['two', 'twoAgain', 'three', 'eight']);
    expect(await list('orderByDetails: { roadPothole: { lane: DESC } }')).toEqual(['eight', 'three', 'twoAgain', 'two']);
    expect(await list('orderByDetails: { roadPothole: { size: ASC } }')).toEqual(['two', 'three']);
    expect(await list('orderByDetails: { roadPothole: { hazard: DESC } }')).toEqual(['eight', 'two']);
    for (const [field, whole] of [['lane', ['two', 'twoAgain', 'three', 'eight']], ['hazard', ['two', 'eight']], ['size', ['two', 'three']]] as const) {
      const seen: unknown[] = [];
      let after: string | null = null;
      do {
        const page: Answer = (await world.data('coordinator', `query ($after: String) { appeals(first: 1, after: $after, orderByDetails: { roadPothole: { ${field}: ASC } }) { nodes { id } pageInfo { endCursor hasNextPage } } }`, { after }))['appeals'];
        seen.push(...page.nodes.map(({ id }: { id: string }) => nameOf(id)));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  });

  test('shows nobody more than they may read', async () => {
    expect(await list('filter: { details: { roadPothole: { lane: { eq: 2 } } } }', 'anonymous')).toEqual([]);
    expect(await list('orderByDetails: { roadPothole: { lane: ASC } }', 'healthCoordinator')).toEqual([]);
    await world.lead(ids['two']!, 'REGISTERED');
    expect(await list('filter: { details: { roadPothole: { lane: { eq: 2 } } } }', 'anonymous')).toEqual(['two']);
  });
});
