/** Row level security behind the subgraph: the second wall, which stands also where a check is forgotten. */
import { PUBLIC, tenantSettings } from '@otklik/database';
import type { Viewer } from '@otklik/identity';
import { asTenant, forkFor, tenantOf } from '@otklik/subgraph';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { interleave, writeAppeals, type Reach } from './testing/interleave.js';
import { PEOPLE, person, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

let world: World;
let reach: Reach;

beforeAll(async () => {
  world = await World.open({ poolMax: 1 });
  reach = await writeAppeals(world);
});
afterAll(() => world.close());

const idsFor = async (viewer: Viewer) =>
  new Set((await forkFor(world.orm.em, viewer).execute<{ id: string }[]>('select id from appeals.appeal')).map(({ id }) => id));

describe('one connection', () => {
  test('shows nobody the rows of somebody else, however requests follow each other', async () => {
    expect(await interleave(world, reach, 600)).toEqual([]);
  });

  test('a query is one transaction, whatever it asks', async () => {
    const statements: string[] = [];
    const logger = world.orm.config.getLogger();
    const logQuery = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = ({ query = '' }) => void statements.push(query);
    await world.data('coordinator', '{ appeals { nodes { id category { id } history { status } } } }');
    logger.logQuery = logQuery;
    logger.setDebugMode(false);
    expect(statements.filter((statement) => /^(begin|start transaction)/i.test(statement))).toHaveLength(1);
    expect(statements.filter((statement) => statement.includes('set_config'))).toHaveLength(1);
    expect(statements.at(-1)).toBe('rollback');
  });

  test('what a field asks after the answer is another transaction of the same viewer', async () => {
    const late = await asTenant(world.orm, PEOPLE.anna, true, async (em) => {
      const one = em.execute<{ id: string }[]>('select id, pg_sleep(0.05) from appeals.appeal limit 1');
      const two = one.then(() => em.execute<{ id: string }[]>('select id from appeals.appeal'));
      return { two };
    });
    const [rows, others] = await Promise.all([late.two, idsFor(PEOPLE.healthCoordinator)]);
    expect(new Set(rows.map(({ id }) => id))).toEqual(reach.anna);
    expect(others).toEqual(reach.healthCoordinator);
  });

  test('a query changes nothing', async () => {
    const change = asTenant(world.orm, PEOPLE.coordinator, true, (em) => em.execute("update appeals.appeal set text = 'x'"));
    await expect(change).rejects.toThrow('read-only transaction');
  });
});

describe('past all checks', () => {
  test.each<PersonName>(['anna', 'boris', 'coordinator', 'healthCoordinator', 'anonymous'])('%s sees what they may know of', async (who) => {
    expect(await idsFor(PEOPLE[who])).toEqual(reach[who as keyof Reach]);
  });

  test('the operator and the platform see everything, a machine the cabinets it was let into', async () => {
    const everything = new Set(Object.values(reach).flatMap((ids) => [...ids]));
    const machine = (cabinetId: string | null): Viewer => ({
      kind: 'machine', subject: 'm', login: 'client:m', scopes: [], grants: [{ role: 'INTEGRATOR', cabinetId }], expiresAt: 1,
    });
    expect(await idsFor(PEOPLE.operator)).toEqual(everything);
    expect(await idsFor(machine(null))).toEqual(everything);
    expect(await idsFor(machine(HEALTH.cabinet))).toEqual(reach.healthCoordinator);
  });

  test('roles that are not of their kind give nobody anything', async () => {
    expect(await idsFor(person('x', { role: 'INTEGRATOR', cabinetId: ROADS.cabinet }))).toEqual(reach.anonymous);
    expect(await idsFor(person('x', { role: 'AUDITOR', cabinetId: null }))).toEqual(reach.anonymous);
  });

});

interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

describe('with many rows', () => {
  beforeAll(async () => {
    await world.sql(`
      insert into appeals.appeal (id, kind, category_id, agency_id, cabinet_id, author_id, text, plugin_id, channel, visibility, status,
        version, number, submitted_at, due_at, due_reasons, is_provisional, form, details)
      select gen_random_uuid(), 'MESSAGE', 'roads.dust', md5('agency' || n % 500)::uuid, md5('cabinet' || n % 500)::uuid,
        md5('author' || n % 3000)::uuid, 'x', 'roads', 'PORTAL', case when n % 4 = 0 then 'PUBLIC' else 'PRIVATE' end, 'REGISTERED', 1,
        'many-' || n, now(), now(), '[]', false, case when n % 5 = 0 then 'roadPothole' end, case when n % 5 = 0 then jsonb_build_object('lane', n % 997) end
      from generate_series(1, 20000) n`);
    await world.sql('analyze appeals.appeal');
    await world.sql('analyze appeals.appeal_detail');
  });

  const CLERK = person('clerk', { role: 'COORDINATOR', cabinetId: '' });
  const clerk = async (): Promise<Viewer> => {
    const [row] = await world.sql("select md5('cabinet7')::uuid as id");
    return { ...CLERK, grants: [{ role: 'COORDINATOR', cabinetId: String(row!['id']) }] };
  };

  /** The plans of what an operation of the graph asks of the table of appeals. */
  async function plansOf(viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<string[]> {
    const statements: Statement[] = [];
    const logger = world.orm.config.getLogger();
    const logQuery = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = ({ query: sql = '', params = [] }) => void statements.push({ sql, params });
    await world.data(viewer, query, variables);
    logger.logQuery = logQuery;
    logger.setDebugMode(false);
    return planned(viewer, statements.filter(({ sql }) => /from "?appeals"?\."?appeal\b/.test(sql)));
  }

  async function planned(viewer: Viewer, statements: readonly Statement[]): Promise<string[]> {
    expect(statements.length).toBeGreaterThan(0);
    return Promise.all(
      statements.map(async ({ sql, params }) => {
        const lines = await forkFor(world.orm.em, viewer).execute<Record<'QUERY PLAN', string>[]>(`explain (costs off) ${sql}`, [...params]);
        return lines.map((line) => line['QUERY PLAN']).join('\n');
      }),
    );
  }

  /** Every setting is read once for a statement, never once for a row. */
  function expectGood(plans: readonly string[], index: RegExp): void {
    for (const plan of plans) {
      expect(plan).toMatch(index);
      expect(plan).not.toMatch(/Seq Scan on appeal\b/);
      expect(plan).toMatch(/InitPlan/);
      const outside = plan.split('\n').filter((line) => line.includes('current_setting') && !/^\s*(Output|Result|One-Time Filter)/.test(line));
      expect(outside).toEqual([]);
    }
  }

  test('the queue of a cabinet', async () => {
    const [row] = await world.sql("select md5('agency7')::uuid as id");
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { appeals(first: 20, filter: { status: REGISTERED }) { nodes { id } } } } }';
    expectGood(await plansOf(await clerk(), query, { r: [{ __typename: 'Agency', id: row!['id'] }] }), /Index.* (using|on) appeal_agency/);
  });

  test('by details', async () => {
    const lists = '{ some: appeals(filter: { details: { roadPothole: { lane: { eq: 2 } } } }) { nodes { id } } sorted: appeals(orderByDetails: { roadPothole: { lane: DESC } }) { nodes { id } } }';
    expectGood(await plansOf(PEOPLE.anonymous, lists, {}), /Index.* (using|on) appeal_detail_number/);
  });

  test('the card', async () => {
    const [row] = await world.sql("select id from appeals.appeal where cabinet_id = md5('cabinet7')::uuid limit 1");
    expectGood(await plansOf(await clerk(), 'query ($id: ID!) { appeal(id: $id) { id } }', { id: row!['id'] }), /Index Scan using appeal_pkey/);
  });

  test('the search by number', async () => {
    const query = '{ appeals(filter: { number: "many-4" }) { nodes { id } } }';
    expectGood(await plansOf(await clerk(), query, {}), /Index Scan using appeal_number_key/);
  });

  test('the count of what waits', async () => {
    const statement = "select count(*) from appeals.appeal where agency_id = md5('agency7')::uuid and status = 'REGISTERED'";
    expectGood(await planned(await clerk(), [{ sql: statement, params: [] }]), /Index.* (using|on) appeal_agency/);
  });
});

test('the tenant of a viewer is told whole, so that nothing shows through from before', () => {
  expect(tenantSettings(tenantOf(PEOPLE.anonymous))).toEqual({ 'otklik.viewer': 'anonymous', 'otklik.person': '', 'otklik.cabinets': '{}', 'otklik.mine': `{${PUBLIC}}`, 'otklik.reach': 'own' });
  expect(tenantSettings(tenantOf(PEOPLE.coordinator))).toEqual({
    'otklik.viewer': 'person',
    'otklik.person': PEOPLE.coordinator.citizenId,
    'otklik.cabinets': `{${ROADS.cabinet}}`,
    'otklik.mine': `{${ROADS.cabinet},${PEOPLE.coordinator.citizenId},${PUBLIC}}`,
    'otklik.reach': 'own',
  });
});
