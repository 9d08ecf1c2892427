/** Who sees whose personal data, what is written down of it, and what is left when they are erased. */
import 'reflect-metadata';
import { ANONYMOUS } from '@otklik/identity';
import { eraseForgotten } from './index.js';
import { createWorld, person, testKey, type World } from './testing/world.js';

const ROADS = '00000000-0000-5000-8000-0000000000c1';
const HOUSING = '00000000-0000-5000-8000-0000000000c2';
const anna = person('anna', '0a');
const boris = person('boris', '0b');
const coordinator = person('roads-coordinator', '1a', { role: 'COORDINATOR', cabinetId: ROADS });
const executor = person('roads-executor', '1b', { role: 'EXECUTOR', cabinetId: ROADS });
const otherExecutor = person('roads-executor-2', '1c', { role: 'EXECUTOR', cabinetId: ROADS });
const curator = person('roads-curator', '1d', { role: 'CURATOR', cabinetId: ROADS });
const stranger = person('housing-coordinator', '1e', { role: 'COORDINATOR', cabinetId: HOUSING });
const auditor = person('roads-auditor', '1f', { role: 'AUDITOR', cabinetId: ROADS });
const operator = person('operator', '20', { role: 'OPERATOR', cabinetId: null });

const CANARY = 'Канарейкина';
const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on UpdateProfileSuccess { viewer { personalData { familyName email } } } } }';
const PURPOSE = 'Уточнить место ямы';
const LOOK = `query ($id: ID!, $purpose: String) { citizen(id: $id) { id personalData(purpose: $purpose) { familyName phone } } }`;
const ENTITY = (field: string) => `query { _entities(representations: [{ __typename: "Citizen", id: "${anna.citizenId}" }]) { ... on Citizen { ${field} } } }`;
const CABINET = (id: string) => `query { _entities(representations: [{ __typename: "Cabinet", id: "${id}" }]) { ... on Cabinet { personalDataReads { nodes { citizen { id } field } } } } }`;
const ERASE_MINE = 'mutation ($confirm: Boolean!) { eraseMyPersonalData(input: { confirm: $confirm }) { __typename ... on ErasePersonalDataSuccess { erased } ... on Failure { code } } }';
const ERASE = 'mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { __typename ... on ErasePersonalDataSuccess { erased } ... on Failure { code } } }';

let world: World;
let run: World['run'];

beforeAll(async () => {
  world = await createWorld();
  ({ run } = world);
});
afterAll(() => world?.close());

beforeEach(async () => {
  world.keys.known = [testKey('k1', 1)];
  world.clock.set('2026-11-22T05:00:00Z');
  await world.rows('truncate personal.read_log, personal.erasure, personal.personal_data, personal.sealed_value, appeals.published_handling, appeals.forgotten_author, events.outbox');
  await world.rows('insert into appeals.published_handling values ($1, $2, $3, $4, true)', [anna.citizenId, ROADS, executor.login, '2026-11-20T00:00:00Z']);
  await run(UPDATE, anna, { input: { familyName: CANARY, phone: '+7 383 555-01-01' } });
});

const look = (as: Parameters<World['run']>[1], purpose: string | null = PURPOSE) => run(LOOK, as, { id: anna.citizenId, purpose });
const log = () => world.rows('select person_id, field, reader_login, reader_role, cabinet_id, purpose, request_id from personal.read_log order by field');

describe('personal data', () => {
  it('are nowhere in the database as they are, and none of them can be moved to another place', async () => {
    const dump = await world.rows<{ text: string }>('select s::text as text from personal.sealed_value s union all select d::text from personal.personal_data d');
    expect(dump.length).toBe(3);
    for (const { text } of dump) expect(text).not.toMatch(/Канар|555|0J/);
    await run(UPDATE, boris, { input: { familyName: 'Лебедев' } });
    await world.rows("update personal.sealed_value b set value = a.value from personal.sealed_value a where a.citizen_id = $1 and b.citizen_id = $2 and a.field = b.field", [
      anna.citizenId,
      boris.citizenId,
    ]);
    const { data, errors } = await run('{ viewer { personalData { familyName } } }', boris);
    expect(data).toEqual({ viewer: { personalData: { familyName: null } } });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['PERSONAL_DATA_UNAVAILABLE']);
  });

  it.each([
    ['its coordinator', coordinator, 'COORDINATOR', ROADS],
    ['its executor', executor, 'EXECUTOR', ROADS],
    ['the operator', operator, 'OPERATOR', null],
  ])('are seen by who handles an appeal of the person and says why, field by field in the log: %s', async (_who, viewer, role, cabinet) => {
    expect(await look(viewer)).toEqual({ data: { citizen: { id: anna.citizenId, personalData: { familyName: CANARY, phone: '+7 383 555-01-01' } } } });
    const entry = { person_id: anna.citizenId, reader_login: viewer.login, reader_role: role, cabinet_id: cabinet, purpose: PURPOSE, request_id: 'test-request' };
    expect(await log()).toEqual([
      { ...entry, field: 'familyName' },
      { ...entry, field: 'phone' },
    ]);
  });

  it.each([
    ['nobody', ANONYMOUS],
    ['another citizen', boris],
    ['another cabinet', stranger],
    ['an executor to whom it is not assigned', otherExecutor],
    ['a curator', curator],
    ['an auditor', auditor],
  ])('are null to %s, even with a purpose, and nothing is written down', async (_who, viewer) => {
    const answer = await look(viewer);
    expect(answer).toEqual({ data: { citizen: null } });
    expect(await run(ENTITY(`personalData(purpose: "${PURPOSE}") { familyName }`), viewer)).toEqual({ data: { _entities: [{ personalData: null }] } });
    expect(await log()).toEqual([]);
  });

  it('are null to every executor before the appeal is assigned to one', async () => {
    await world.rows('update appeals.published_handling set executor = null');
    for (const viewer of [executor, otherExecutor]) expect(await look(viewer)).toEqual({ data: { citizen: null } });
    expect(await log()).toEqual([]);
  });

  it('are null without a purpose, and a purpose of nothing is refused', async () => {
    expect(await look(coordinator, null)).toEqual({ data: { citizen: { id: anna.citizenId, personalData: null } } });
    const { errors } = await look(coordinator, '  ');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(await log()).toEqual([]);
  });

  it('are not opened for what nobody asked, and the person’s own look is not written down', async () => {
    await run(ENTITY(`personalData(purpose: "${PURPOSE}") { phone }`), coordinator);
    await run('{ viewer { personalData { familyName phone } } }', anna);
    expect((await log()).map(({ field }) => field)).toEqual(['phone']);
  });

  it('stay closed when the look cannot be written down: no log, no data', async () => {
    await world.rows('revoke insert on personal.read_log from otklik_people');
    const answer = await look(coordinator);
    await world.rows('grant insert on personal.read_log to otklik_people');
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(answer.data).toEqual({ citizen: { id: anna.citizenId, personalData: { familyName: null, phone: null } } });
    expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR']);
  });

  it('without their key are a coded error each, the rest of the answer is good, and nothing is kept plain instead', async () => {
    world.keys.known = [testKey('k2', 2)];
    const read = await run('{ viewer { login personalData { familyName email } } }', anna);
    expect(read.data).toEqual({ viewer: { login: 'anna', personalData: { familyName: null, email: null } } });
    expect(read.errors?.map(({ path, extensions }) => [path?.at(-1), extensions['code']])).toEqual([['familyName', 'PERSONAL_DATA_UNAVAILABLE']]);

    world.keys.known = [];
    const written = await run(UPDATE, anna, { input: { email: 'canary@example.org' } });
    expect(written.errors?.map(({ extensions }) => extensions['code'])).toEqual(['PERSONAL_DATA_UNAVAILABLE']);
    expect(JSON.stringify(written)).not.toMatch(/canary|secret-detail/);
    expect(await world.rows("select from personal.sealed_value where field = 'email'")).toEqual([]);
  });
});

describe('the log of looks', () => {
  const READS = '{ viewer { personalDataReads(first: 1) { nodes { field readerLogin readerRole cabinet { id } purpose requestId citizen { id } } pageInfo { hasNextPage endCursor } } } }';

  it('is shown to the person page by page, newest first', async () => {
    await look(coordinator);
    const { data } = await run(READS, anna);
    const { nodes, pageInfo } = (data as { viewer: { personalDataReads: { nodes: object[]; pageInfo: { endCursor: string } } } }).viewer.personalDataReads;
    expect(nodes).toEqual([
      {
        field: expect.stringMatching(/^(FAMILY_NAME|PHONE)$/) as string,
        readerLogin: coordinator.login,
        readerRole: 'COORDINATOR',
        cabinet: { id: ROADS },
        purpose: PURPOSE,
        requestId: 'test-request',
        citizen: { id: anna.citizenId },
      },
    ]);
    expect(pageInfo).toMatchObject({ hasNextPage: true });
    const next = await run(`{ viewer { personalDataReads(after: "${pageInfo.endCursor}") { nodes { field } } } }`, anna);
    expect(next.data).toEqual({ viewer: { personalDataReads: { nodes: [{ field: expect.any(String) as string }] } } });
    const wrong = await run('{ viewer { personalDataReads(after: "x") { nodes { field } } } }', anna);
    expect(wrong.errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  it('is for the operator, and for the auditor of the cabinet as far as it was there; for nobody else', async () => {
    await look(coordinator);
    await look(operator);
    const seen = async (as: Parameters<World['run']>[1]) => {
      const { data } = await run(ENTITY('personalDataReads { nodes { readerLogin } }'), as);
      return (data as { _entities: { personalDataReads: { nodes: unknown[] } | null }[] })._entities[0]!.personalDataReads?.nodes.length ?? null;
    };
    expect([await seen(anna), await seen(operator), await seen(auditor)]).toEqual([4, 4, 2]);
    expect([await seen(boris), await seen(coordinator), await seen(ANONYMOUS)]).toEqual([null, null, null]);
    const nodes = ['FAMILY_NAME', 'PHONE'].map((field) => ({ citizen: { id: anna.citizenId }, field }));
    const inCabinet = { data: { _entities: [{ personalDataReads: { nodes: expect.arrayContaining(nodes) as unknown } }] } };
    expect(await run(CABINET(ROADS), auditor)).toEqual(inCabinet);
    expect(await run(CABINET(ROADS), operator)).toEqual(inCabinet);
    for (const viewer of [coordinator, stranger, anna, ANONYMOUS]) {
      expect(await run(CABINET(ROADS), viewer)).toEqual({ data: { _entities: [{ personalDataReads: null }] } });
    }
  });

  it('can only be added to', async () => {
    await look(coordinator);
    const em = world.orm.em.fork();
    for (const table of ['read_log', 'erasure']) {
      for (const sql of [`update personal.${table} set at = now()`, `delete from personal.${table}`, `truncate personal.${table}`]) {
        await expect(em.execute(sql)).rejects.toThrow(/permission denied/);
      }
    }
  });
});

describe('erasure', () => {
  it('needs a confirmation, leaves no value behind, says so in an event without personal data, and happens once', async () => {
    expect((await run(ERASE_MINE, anna, { confirm: false })).data).toEqual({ eraseMyPersonalData: { __typename: 'ValidationFailed', code: 'VALIDATION_FAILED' } });
    expect((await run(ERASE_MINE, anna, { confirm: true })).data).toEqual({ eraseMyPersonalData: { __typename: 'ErasePersonalDataSuccess', erased: true } });
    expect((await run(ERASE_MINE, anna, { confirm: true })).data).toEqual({ eraseMyPersonalData: { __typename: 'ErasePersonalDataSuccess', erased: false } });
    expect(await world.rows('select from personal.sealed_value')).toEqual([]);
    expect(await world.rows('select distinct author_id from appeals.forgotten_author')).toEqual([{ author_id: anna.citizenId }]);
    expect((await run('{ viewer { id personalData { familyName } } }', anna)).data).toEqual({ viewer: { id: anna.citizenId, personalData: null } });
    expect(await world.rows('select topic, type, aggregate, payload from events.outbox')).toEqual([
      { topic: `citizen/${anna.citizenId}`, type: 'PersonalDataErased', aggregate: anna.citizenId, payload: { reason: 'OWN_REQUEST' } },
    ]);
    expect(await world.rows('select reason, ground, erased_by from personal.erasure')).toEqual([{ reason: 'OWN_REQUEST', ground: null, erased_by: 'anna' }]);
  });

  it('is for the operator with a ground, and for nobody else', async () => {
    const input = { personId: anna.citizenId, ground: 'Предписание Роскомнадзора' };
    for (const viewer of [ANONYMOUS, boris, coordinator]) {
      expect((await run(ERASE, viewer, { input })).data).toEqual({ erasePersonalData: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
    }
    for (const wrong of [{ ...input, ground: ' ' }, { ...input, personId: 'anna' }, { ...input, ground: 'x'.repeat(501) }]) {
      expect((await run(ERASE, operator, { input: wrong })).data).toMatchObject({ erasePersonalData: { __typename: 'ValidationFailed' } });
    }
    expect(await world.rows('select from personal.sealed_value')).toHaveLength(2);
    expect((await run(ERASE, operator, { input })).data).toMatchObject({ erasePersonalData: { erased: true } });
    expect((await run(ERASE, operator, { input })).data).toMatchObject({ erasePersonalData: { erased: false } });
    expect(await world.rows('select reason, ground, erased_by from personal.erasure')).toEqual([{ reason: 'OPERATOR', ground: input.ground, erased_by: 'operator' }]);
  });

  it('comes when the term is over, but not while the person waits for an answer', async () => {
    const sweep = () => eraseForgotten({ orm: world.orm, clock: world.clock, days: 30, onCommitted: () => undefined });
    await run(UPDATE, boris, { input: { familyName: 'Лебедев' } });
    world.clock.set('2026-12-22T04:59:59Z');
    expect(await sweep()).toBe(0);
    world.clock.set('2026-12-22T05:00:01Z');
    expect(await Promise.all([sweep(), sweep()])).toEqual(expect.arrayContaining([1]));
    expect(await world.rows('select distinct citizen_id as id from personal.sealed_value')).toEqual([{ id: anna.citizenId }]);
    await world.rows('update appeals.published_handling set is_open = false');
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await world.rows('select distinct reason from personal.erasure')).toEqual([{ reason: 'RETENTION' }]);
  });
});

describe('the export', () => {
  it('holds everything that is kept of the viewer', async () => {
    await look(coordinator);
    const { data } = await run('{ viewer { myDataExport { madeAt json } } }', anna);
    const document: unknown = JSON.parse((data as { viewer: { myDataExport: { json: string } } }).viewer.myDataExport.json);
    expect(document).toMatchObject({
      citizen: { id: anna.citizenId, login: 'anna', knownSince: '2026-11-22T05:00:00.000Z' },
      personalData: { givenName: null, familyName: CANARY, email: null, phone: '+7 383 555-01-01', writtenAt: '2026-11-22T05:00:00.000Z' },
      personalDataReads: [{ readerLogin: coordinator.login, purpose: PURPOSE }, { readerRole: 'COORDINATOR' }],
      personalDataErasures: [],
      sessionsEndedAt: null,
    });
    expect(await log()).toHaveLength(2);
  });

  it('is for nobody else', async () => {
    for (const viewer of [ANONYMOUS, boris, coordinator, operator]) {
      expect(await run(ENTITY('myDataExport { json }'), viewer)).toEqual({ data: { _entities: [{ myDataExport: null }] } });
    }
  });
});
