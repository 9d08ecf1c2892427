/** Lists of appeals by what citizens filled in: the typed filters and orders that plugins bring, and the rows that the database keeps for them. */
import type { Answer } from '@otklik/test/support';
import { ROADS } from './testing/cabinets-module.js';
import { PEOPLE } from './testing/people.js';
import { World, message } from './testing/world.js';
import { resealDetails } from './use-cases/reseal-details.js';

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

describe('a personal field', () => {
  const POLICY = '7391';
  const ask = async (who: Parameters<World['run']>[0], id: string) =>
    (await world.run(who, `{ appeal(id: "${id}") { details { form ... on ClinicQueueDetails { days policy } } } }`)).data?.['appeal'];

  test('is seen by the author and by those who handle the appeal; to others it is as if it were empty', async () => {
    const id = await world.submit({ categoryId: 'clinics.queue', details: { clinicQueue: { days: 20, policy: POLICY } } });
    const whole = { details: { form: 'clinicQueue', days: 20, policy: POLICY } };
    for (const who of ['anna', 'healthCoordinator', 'operator'] as const) expect(await ask(who, id)).toEqual(whole);
    for (const who of ['boris', 'coordinator', 'anonymous'] as const) expect(await ask(who, id)).toBeNull();
    // Where an appeal can be read by everybody, what is personal in it cannot.
    const registered = await world.mutate('healthCoordinator', 'registerAppeal', { appealId: id });
    expect(registered.appeal).toMatchObject({ status: 'REGISTERED' });
    await world.sql("update appeals.appeal set visibility = 'PUBLIC', category_id = 'roads.dust' where id = $1", [id]);
    for (const who of ['boris', 'coordinator', 'anonymous'] as const) expect(await ask(who, id)).toEqual({ details: { form: 'clinicQueue', days: 20, policy: null } });
    expect(await ask('anna', id)).toEqual(whole);
  });

  test('is kept sealed, and nowhere else', async () => {
    const id = await world.submit({ categoryId: 'clinics.queue', details: { clinicQueue: { policy: POLICY } } });
    expect(await world.sql('select form, details, (select sealed from appeals.personal_detail where appeal_id = id) as sealed from appeals.appeal where id = $1', [id])).toEqual([
      { form: 'clinicQueue', details: {}, sealed: expect.stringMatching(/^v1\.box\./) as string },
    ]);
    for (const table of ['appeals.appeal', 'appeals.appeal_detail', 'appeals.appeal_history', 'appeals.personal_detail', 'appeals.search_document', 'appeals.idempotency_key', 'events.outbox']) {
      const rows = await world.sql(`select row.* from ${table} as row where row::text like '%"${POLICY}"%' or row::text like '%''${POLICY}''%' or row::text like '%(${POLICY})%'`);
      expect([table, rows]).toEqual([table, []]);
    }
  });

  test('is checked like any other, and no list asks for it', async () => {
    expect(await world.mutate('anna', 'submitAppeal', { ...message(), categoryId: 'clinics.queue', details: { clinicQueue: { policy: 'x' } } })).toMatchObject({
      issues: [{ path: ['details', 'clinicQueue', 'policy'], code: 'PATTERN' }],
    });
    expect(world.subgraph.sdl).toContain('input ClinicQueueDetailsInput');
    expect(world.subgraph.sdl).not.toMatch(/ClinicQueueDetails(Filter|Order)/);
  });

  test('is sealed anew with another key, and goes when its author is forgotten', async () => {
    const id = await world.submit({ categoryId: 'clinics.queue', details: { clinicQueue: { policy: POLICY } } }, 'boris');
    await world.sql("insert into appeals.personal_detail values ($1, 'v1.lost.x')", [ids['dust']]);
    const vault = {
      open: (_: string, sealed: string) => (sealed.includes('lost') ? Promise.reject(new Error('no key')) : Promise.resolve(`opened ${sealed}`)),
      seal: (appealId: string) => Promise.resolve(`v1.new.${appealId}`),
    };
    const before = await world.sql('select count(*)::int as count from appeals.personal_detail');
    expect(await resealDetails({ orm: world.orm, vault, keyId: 'new', batch: 2 })).toEqual({ sealed: Number(before[0]!['count']) - 1, left: 1 });
    expect(await world.sql('select sealed from appeals.personal_detail where appeal_id = $1', [id])).toEqual([{ sealed: `v1.new.${id}` }]);
    expect(await resealDetails({ orm: world.orm, vault, keyId: 'new', batch: 2 })).toEqual({ sealed: 0, left: 1 });
    await world.sql('select appeals.forget_author($1)', [PEOPLE.boris.citizenId]);
    expect(await world.sql('select from appeals.personal_detail where appeal_id = $1', [id])).toEqual([]);
  });
});
