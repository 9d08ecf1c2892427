import { newId } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

let world: World;
let privateOne: string;
let publicOne: string;
let publicSubmitted: string;
let health: string;

beforeAll(async () => {
  world = await World.open();
  const at = async (moment: string, input: Record<string, unknown>, who: PersonName, to?: string) => {
    world.clock.set(moment);
    const id = await world.submit(input, who);
    if (to !== undefined) await world.lead(id, to);
    return id;
  };
  privateOne = await at('2026-11-19T03:00:00Z', {}, 'anna', 'REGISTERED');
  publicOne = await at('2026-11-19T04:00:00Z', { visibility: 'PUBLIC' }, 'boris', 'ON_APPROVAL');
  publicSubmitted = await at('2026-11-19T05:00:00Z', { visibility: 'PUBLIC' }, 'boris');
  health = await at(
    '2026-11-19T06:00:00Z',
    { categoryId: 'clinics.queue', details: { clinicQueue: { days: 9 } }, visibility: 'PUBLIC' },
    'anna',
  );
});
afterAll(() => world?.close());

const idsOf = (connection: { nodes: { id: string }[] }) => connection.nodes.map((node) => node.id);

describe('who may read what', () => {
  /** Newest first. */
  const readable = (): Record<PersonName, string[]> => ({
    anonymous: [publicOne],
    anna: [health, publicOne, privateOne],
    boris: [publicSubmitted, publicOne],
    coordinator: [publicSubmitted, publicOne, privateOne],
    moderator: [publicSubmitted, publicOne, privateOne],
    executor: [publicSubmitted, publicOne, privateOne],
    otherExecutor: [publicSubmitted, publicOne, privateOne],
    approver: [publicSubmitted, publicOne, privateOne],
    auditor: [publicSubmitted, publicOne, privateOne],
    healthCoordinator: [health, publicOne],
    healthExecutor: [health, publicOne],
    healthApprover: [health, publicOne],
    operator: [health, publicSubmitted, publicOne, privateOne],
  });

  test.each(Object.keys(PEOPLE) as PersonName[])('%s: the same in a list, by id, by reference and by cursor', async (who) => {
    const expected = readable()[who];
    expect(idsOf((await world.data(who, '{ appeals { nodes { id } } }')).appeals)).toEqual(expected);
    for (const id of [privateOne, publicOne, publicSubmitted, health]) {
      const cursor = encodeCursor({ kind: 'version', topic: `appeal/${id}`, version: 1 });
      const queries: [string, Record<string, unknown>, string][] = [
        ['query ($id: ID!) { appeal(id: $id) { id } }', { id }, 'appeal'],
        ['query ($cursor: String!) { appealUpdate(cursor: $cursor) { version } }', { cursor }, 'appealUpdate'],
      ];
      for (const [source, variables, field] of queries) {
        const { data, errors } = await world.run(who, source, variables);
        expect(data?.[field] != null).toBe(expected.includes(id));
        expect(errors?.[0]?.extensions['code']).toBe(expected.includes(id) ? undefined : 'NOT_FOUND');
      }
      const entities = await world.run(who, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Appeal { id } } }', {
        r: [{ __typename: 'Appeal', id }],
      });
      expect(entities.errors).toBeUndefined();
      expect(JSON.stringify(entities.data?.['_entities'])).toBe(JSON.stringify([expected.includes(id) ? { id } : null]));
    }
  });

  test('what does not exist looks like what may not be seen', async () => {
    const query = 'query ($id: ID!) { appeal(id: $id) { id } }';
    for (const id of [newId(), 'x', ''])
      expect(await world.run('boris', query, { id })).toEqual(await world.run('boris', query, { id: privateOne }));
  });

  test('a category that becomes private takes its messages out of the public’s sight', async () => {
    await world.sql(`update cabinets.published_category set private = true where id = 'roads.pothole'`);
    try {
      expect((await world.data('anonymous', '{ appeals { nodes { id } } }')).appeals.nodes).toEqual([]);
      expect((await world.run('anonymous', 'query ($id: ID!) { appeal(id: $id) { id } }', { id: publicOne })).errors).toHaveLength(1);
    } finally {
      await world.sql(`update cabinets.published_category set private = false where id = 'roads.pothole'`);
    }
  });

  test('an answer on approval is no public answer', async () => {
    const query = 'query ($id: ID!) { appeal(id: $id) { answer { text } author { id } } }';
    for (const who of ['anonymous', 'anna'] as const)
      expect((await world.data(who, query, { id: publicOne })).appeal).toEqual({ answer: null, author: null });
    expect((await world.data('boris', query, { id: publicOne })).appeal).toEqual({ answer: null, author: { id: PEOPLE.boris.citizenId } });
  });
});

describe('lists', () => {
  test.each<[string, Record<string, unknown>, () => string[]]>([
    ['status', { status: 'REGISTERED' }, () => [privateOne]],
    ['kind', { kind: 'APPEAL' }, () => []],
    ['category', { categoryId: 'clinics.queue' }, () => [health]],
    ['agency', { agencyId: ROADS.agency }, () => [publicSubmitted, publicOne, privateOne]],
    ['number', { number: 'МТДХ-2026-2' }, () => [publicOne]],
    ['two conditions', { status: 'SUBMITTED', agencyId: HEALTH.agency }, () => [health]],
    ['an agency that is none', { agencyId: 'x' }, () => []],
    ['a text no row can have', { number: '\u0000' }, () => []],
    ['nothing', { status: null, number: null }, () => [health, publicSubmitted, publicOne, privateOne]],
  ])('are filtered by %s', async (_, filter, expected) => {
    expect(
      idsOf(
        (await world.data('operator', 'query ($filter: AppealFilter) { appeals(filter: $filter) { nodes { id } } }', { filter })).appeals,
      ),
    ).toEqual(expected());
  });

  test('are read page after page, newest first', async () => {
    const query =
      'query ($after: String) { appeals(first: 3, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
    const first = (await world.data('operator', query)).appeals;
    expect(first.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([health, publicSubmitted, publicOne]);
    expect(first.pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0].cursor,
      endCursor: first.edges[2].cursor,
    });
    const second = (await world.data('operator', query, { after: first.pageInfo.endCursor })).appeals;
    expect(second.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([privateOne]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test.each([
    ['{ appeals(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['{ appeals(first: 101) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['{ appeals(after: "x") { nodes { id } } }', 'BAD_CURSOR'],
    [`{ appeals(after: "${Buffer.from('["appeals","x"]').toString('base64url')}") { nodes { id } } }`, 'BAD_CURSOR'],
    [`{ appeals(after: "${Buffer.from('["agencies","GOV"]').toString('base64url')}") { nodes { id } } }`, 'BAD_CURSOR'],
  ])('refuse %s', async (query, code) => {
    expect((await world.run('operator', query)).errors?.map((error) => error.extensions['code'])).toEqual([code]);
  });

  const owned = (type: string, id: string, rest = '') =>
    [
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { appeals${rest} { nodes { id } pageInfo { hasNextPage } } } } }`,
      { r: [{ __typename: type, id }] },
    ] as const;

  test('an agency lists its appeals, as far as the viewer may know of them', async () => {
    const list = async (who: PersonName, id: string, rest?: string) =>
      idsOf((await world.data(who, ...owned('Agency', id, rest)))._entities[0].appeals);
    expect(await list('anonymous', ROADS.agency)).toEqual([publicOne]);
    expect(await list('coordinator', ROADS.agency)).toEqual([publicSubmitted, publicOne, privateOne]);
    expect(await list('coordinator', HEALTH.agency)).toEqual([]);
    expect(await list('coordinator', ROADS.agency, '(first: 1, filter: { status: REGISTERED })')).toEqual([privateOne]);
    expect(await list('operator', 'x')).toEqual([]);
  });

  test('a citizen lists what they wrote; nobody finds the author of a public message that way', async () => {
    const list = async (who: PersonName, author: 'anna' | 'boris') =>
      idsOf((await world.data(who, ...owned('Citizen', PEOPLE[author].citizenId)))._entities[0].appeals);
    expect(await list('boris', 'boris')).toEqual([publicSubmitted, publicOne]);
    expect(await list('anna', 'boris')).toEqual([]);
    expect(await list('anonymous', 'boris')).toEqual([]);
    expect(await list('coordinator', 'anna')).toEqual([privateOne]);
    expect(await list('operator', 'anna')).toEqual([health, privateOne]);
  });
});

describe('updates', () => {
  const UPDATE = 'query ($cursor: String!) { appealUpdate(cursor: $cursor) { cursor version status at appeal { id version cursor } } }';
  const at = (version: number, topic = `appeal/${publicOne}`) => encodeCursor({ kind: 'version', topic, version });

  test('a cursor stands for one change, beside the appeal as it is now', async () => {
    const { appealUpdate } = await world.data('boris', UPDATE, { cursor: at(2) });
    expect(appealUpdate).toEqual({
      cursor: at(2),
      version: 2,
      status: 'REGISTERED',
      at: '2026-11-19T04:00:00.000Z',
      appeal: { id: publicOne, version: 4, cursor: at(4) },
    });
  });

  test.each<[string, () => string]>([
    ['a change that did not happen yet', () => at(5)],
    ['no change at all', () => at(0)],
    ['another topic', () => at(1, `poll/${publicOne}`)],
    ['more than a topic', () => at(1, `appeal/${publicOne}/x`)],
    ['the whole log', () => encodeCursor({ kind: 'log', position: 1 })],
    ['nothing', () => 'x'],
  ])('a cursor of %s is refused', async (_, cursor) => {
    expect((await world.run('boris', UPDATE, { cursor: cursor() })).errors?.map((error) => error.extensions['code'])).toEqual([
      'BAD_CURSOR',
    ]);
  });

  test('whether many viewers may follow is told at once, for each exactly as the twin would', async () => {
    await world.share(privateOne);
    const machine = { kind: 'machine', subject: 'm', login: 'm', grants: [], scopes: [], expiresAt: Date.now() + 60_000 } as const;
    const viewers = [...Object.values(PEOPLE), machine];
    const questions = viewers.flatMap((viewer) => [
      ...[privateOne, publicOne, publicSubmitted, health].flatMap((id) => [0, 1, 2, 90].map((version) => ({ viewer, topic: `appeal/${id}`, version }))),
      ...[`poll/${publicOne}`, `appeal/${publicOne}/x`, 'appeal/x', 'appeal', `appeal/${newId()}`].map((topic) => ({ viewer, topic, version: 1 })),
    ]);
    const answers = await world.subgraph.follows!.get('appealUpdate')!(questions);
    const twins = await Promise.all(
      questions.map(async ({ viewer, topic, version }) => {
        const cursor = encodeCursor({ kind: 'version', topic, version });
        return (await world.run(viewer, 'query ($cursor: String!) { appealUpdate(cursor: $cursor) { __typename } }', { cursor })).data?.['appealUpdate'] != null;
      }),
    );
    expect(answers).toEqual(twins);
    expect(new Set(answers)).toEqual(new Set([true, false]));
    // What one viewer may see does not stay open for the next.
    expect(await world.orm.em.fork().execute('select id from appeals.appeal')).toEqual([]);
  });

  test('the live field says its topic and its twin', () => {
    expect(world.subgraph.sdl).toMatch(/\): AppealUpdate .*@live\(topic: "appeal\/\{appealId\}", query: "appealUpdate"\)/);
    const live = world.subgraph.schema.getSubscriptionType()?.getFields()['appealUpdated'];
    expect(live?.args.map((arg) => `${arg.name}: ${String(arg.type)}`).sort()).toEqual(['after: String', 'appealId: ID!']);
  });
});

describe('the number of statements', () => {
  const EVERYTHING = `id number cursor executor deadline { dueAt reasons } category { id } agency { id } details { form }
    history { at status comment } location { address } answer { text } rating { score } author { id }`;

  /** What is sent to PostgreSQL while an operation runs, besides what begins and ends its one transaction. */
  async function statementsOf(who: PersonName, query: string, variables: Record<string, unknown>): Promise<number> {
    let count = 0;
    const logger = world.orm.config.getLogger();
    const logQuery = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = ({ query = '' }) => void (count += /^(begin|start transaction|set transaction|rollback|select set_config)/i.test(query) ? 0 : 1);
    try {
      await world.data(who, query, variables);
    } finally {
      logger.logQuery = logQuery;
      logger.setDebugMode(false);
    }
    return count;
  }

  // The newest appeal has a personal field: one more for who may see them.
  test.each<[PersonName, number]>([['operator', 3], ['anonymous', 2]])('of a list is the same however long it is, for %s', async (who, statements) => {
    const query = `query ($first: Int) { appeals(first: $first) { edges { cursor node { ${EVERYTHING} } } nodes { ${EVERYTHING} } } }`;
    expect(await statementsOf(who, query, { first: 1 })).toBe(statements);
    expect(await statementsOf(who, query, { first: 100 })).toBe(statements);
  });

  test.each<[string, PersonName, number, () => string[]]>([
    ['Agency', 'operator', 3, () => [HEALTH.agency, ROADS.agency]],
    ['Citizen', 'operator', 3, () => [PEOPLE.anna.citizenId, PEOPLE.boris.citizenId]],
    ['Appeal', 'operator', 3, () => [health, publicOne, privateOne]],
    ['Appeal', 'anonymous', 3, () => [publicOne, privateOne, health]],
  ])('of %s references is the same however many there are, for %s', async (type, who, statements, ids) => {
    const selection = type === 'Appeal' ? EVERYTHING : `appeals(first: 5) { nodes { ${EVERYTHING} } }`;
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${selection} } } }`;
    const references = ids().map((id) => ({ __typename: type, id }));
    expect(await statementsOf(who, query, { r: references.slice(0, 1) })).toBe(statements);
    expect(await statementsOf(who, query, { r: references })).toBe(statements);
  });
});

describe('the schema', () => {
  test('describes every type, field, argument and value that is its own', () => {
    const foreign = ['Agency', 'Cabinet', 'Category', 'Citizen', 'Territory'];
    const missing: string[] = [];
    for (const type of Object.values(world.subgraph.schema.getTypeMap())) {
      if (
        /^(_|federation__|link__)/.test(type.name) ||
        foreign.includes(type.name) ||
        PLUGIN_TYPE.test(type.name) ||
        BUILT_IN.has(type.name)
      )
        continue;
      if (!type.description) missing.push(type.name);
      if (!('getFields' in type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.name.startsWith('_') && !field.description && !(type.name === 'AppealDetailsInput' && PLUGIN_FIELD.test(field.name)))
          missing.push(`${type.name}.${field.name}`);
      }
    }
    expect(missing).toEqual([]);
  });
  const PLUGIN_TYPE = /^(Road|Clinic)/;
  const PLUGIN_FIELD = /^(road|clinic)/;
  const BUILT_IN = new Set(['Query', 'Mutation', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID']);
});

describe('recent answers of an agency', () => {
  const source = 'query ($first: Int, $ids: [_Any!]!) { _entities(representations: $ids) { ... on Agency { recentAnswers(first: $first) { id answer { text } } } } }';
  const ids = [ROADS.agency, HEALTH.agency, 'nobody'].map((id) => ({ __typename: 'Agency', id }));
  const recent = async (who: PersonName, first?: number) =>
    (await world.data(who, source, { ids, first }))._entities.map((entity: { recentAnswers: { id: string }[] }) => entity.recentAnswers.map(({ id }) => id));

  test('are the public ones, by the time of the answer and not of the message, for everybody alike', async () => {
    world.clock.set('2026-11-20T03:00:00Z');
    const early = await world.submit({ visibility: 'PUBLIC' });
    const late = await world.submit({ visibility: 'PUBLIC' });
    const hidden = await world.submit();
    for (const [id, moment] of [[late, '2026-11-20T04:00:00Z'], [hidden, '2026-11-20T05:00:00Z'], [early, '2026-11-20T06:00:00Z']] as const) {
      world.clock.set(moment);
      await world.lead(id, 'ANSWERED');
    }
    for (const who of ['anonymous', 'anna', 'coordinator', 'operator'] as const) expect(await recent(who)).toEqual([[early, late], [], []]);
    expect(await recent('anonymous', 1)).toEqual([[early], [], []]);
    expect((await world.run('anonymous', source, { ids, first: 101 })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
