import { nameId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { CABINETS, REGION_CABINET } from './testing/cabinets-module.js';
import { AGENCIES } from './testing/histories.js';
import { OPERATOR, person, World } from './testing/world.js';

const [ROADS, WASTE] = AGENCIES;
const CURATOR = person('curator', [{ role: 'CURATOR', cabinetId: REGION_CABINET }]);
const AUTHORISED = person('authorised', [{ role: 'AUTHORISED', cabinetId: CABINETS[0] }]);
const EXECUTOR = person('executor', [{ role: 'EXECUTOR', cabinetId: CABINETS[0] }]);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const FAILURES = '... on ValidationFailed { issues { path code } } ... on Conflict { code } ... on NotFound { message }';

/** Sends a mutation with an input. */
async function send(name: string, input: Record<string, unknown>, selection: string, viewer: Viewer = CURATOR) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const answer = await world.data(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${selection} } ${FAILURES} } }`,
    { input },
    viewer,
  );
  return answer[name];
}

const SERVICE = { code: 'veteran-of-labour', kind: 'SUPPORT', agencyId: ROADS, title: { ru: '«Ветеран труда»', en: 'Veteran of labour' } };
const saveService = (input: Record<string, unknown> = {}, viewer: Viewer = CURATOR) => send('saveService', { ...SERVICE, ...input }, 'service { id code kind version title agency { id } }', viewer);

describe('a service', () => {
  it('is put into the register by a curator from above, and read by everybody', async () => {
    const { service } = await saveService();
    expect(service).toEqual({ id: nameId('otklik:service', SERVICE.code), code: SERVICE.code, kind: 'SUPPORT', version: 1, title: 'Veteran of labour', agency: { id: ROADS } });
    expect((await world.data(`{ service(id: "${service.id}") { code } services { nodes { code } } }`)).service).toEqual({ code: SERVICE.code });
  });

  it('is written anew under its code, unless the client saw another version', async () => {
    await saveService({ code: 'twice' });
    expect((await saveService({ code: 'twice', kind: 'CONTROL', expectedVersion: 1 }))['service']).toMatchObject({ kind: 'CONTROL', version: 2 });
    expect(await saveService({ code: 'twice', expectedVersion: 1 })).toEqual({ __typename: 'Conflict', code: 'VERSION_MISMATCH' });
  });

  it('is written once for one key', async () => {
    const keyed = { code: 'keyed', idempotencyKey: 'a key' };
    expect((await saveService(keyed))['service'].version).toBe(1);
    expect((await saveService(keyed))['service'].version).toBe(1);
    expect(await saveService({ ...keyed, kind: 'CONTROL' })).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each<[string, Viewer, string]>([
    ['an authorised person of the agency', AUTHORISED, 'SaveServiceSuccess'],
    ['the operator', OPERATOR, 'SaveServiceSuccess'],
    ['an executor of the agency', EXECUTOR, 'Forbidden'],
    ['a citizen', person('anna'), 'Forbidden'],
    ['a curator of another agency', person('other', [{ role: 'CURATOR', cabinetId: CABINETS[1] }]), 'Forbidden'],
  ])('by %s is answered as they may', async (_, viewer, typename) => {
    expect((await saveService({ code: 'by-somebody' }, viewer))['__typename']).toBe(typename);
  });

  it('goes to another agency only by who keeps both entries', async () => {
    await saveService({ code: 'moves' });
    expect((await saveService({ code: 'moves', agencyId: WASTE }))['__typename']).toBe('Forbidden');
    const both = person('both', CABINETS.map((cabinetId) => ({ role: 'CURATOR' as const, cabinetId })));
    expect((await saveService({ code: 'moves', agencyId: WASTE }, both))['service'].agency).toEqual({ id: WASTE });
    expect((await saveService({ code: 'moves' }))['__typename']).toBe('Forbidden');
  });

  it('needs what a service needs', async () => {
    expect((await saveService({ code: 'Плохой код', title: { ru: '\u0000' } }))['issues']).toEqual([
      { path: ['code'], code: 'BAD_CODE' },
      { path: ['title', 'ru'], code: 'REQUIRED' },
    ]);
    expect((await saveService({ agencyId: 'none' }))['issues']).toEqual([{ path: ['agencyId'], code: 'UNKNOWN_AGENCY' }]);
  });
});

describe('a life situation', () => {
  const PRESCHOOL = { code: 'preschool', kind: 'REGIONAL', agencyId: ROADS, title: { ru: 'Дошкольник' }, aliases: [{ ru: 'Оформление в детский сад' }] };
  const save = (input: Record<string, unknown>) => send('saveLifeSituation', { ...PRESCHOOL, ...input }, 'lifeSituation { id version aliases stages { id code services { code } } }');
  const found = async (query: string) => (await world.data('query ($query: String!) { lifeSituations(filter: { query: $query }) { nodes { code } } }', { query })).lifeSituations.nodes;

  it('is found by its title and by its alias', async () => {
    await save({});
    expect(await found('дошкольник')).toEqual([{ code: 'preschool' }]);
    expect(await found('ОФОРМЛЕНИЕ  в детский сад')).toEqual([{ code: 'preschool' }]);
    expect(await found('сад детский')).toEqual([{ code: 'preschool' }]);
    expect(await found('школьник%')).toEqual([]);
    expect(await found('охота')).toEqual([]);
  });

  it('has stages with services, and a stage that is named again keeps its id', async () => {
    const { service } = await saveService({ code: 'queue' });
    const first = (await save({ stages: [{ code: 'queue', title: { ru: 'Очередь' }, serviceIds: [service.id] }, { code: 'place', title: { ru: 'Место' } }] }))['lifeSituation'];
    expect(first.stages).toEqual([
      { id: nameId(first.id, 'queue'), code: 'queue', services: [{ code: 'queue' }] },
      { id: nameId(first.id, 'place'), code: 'place', services: [] },
    ]);
    expect((await world.data(`{ service(id: "${service.id}") { lifeSituations { code } } }`)).service.lifeSituations).toEqual([{ code: 'preschool' }]);
    const second = (await save({ stages: [{ code: 'place', title: { ru: 'Место в группе' } }] }))['lifeSituation'];
    expect(second.stages).toEqual([{ id: nameId(first.id, 'place'), code: 'place', services: [] }]);
    expect((await save({ stages: [{ code: 'x', title: { ru: 'Этап' }, serviceIds: [nameId('no', 'service')] }] }))['issues']).toEqual([
      { path: ['stages', '0', 'serviceIds', '0'], code: 'UNKNOWN_SERVICE' },
    ]);
  });

  it('keeps an expert’s verdict through changes of its entry', async () => {
    const { lifeSituation } = await save({});
    const verdict = { lifeSituationId: lifeSituation.id, grade: 'ACCEPTABLE', comment: 'Лишний визит' };
    await send('recordExpertVerdict', verdict, 'lifeSituation { id }');
    await save({ title: { ru: 'Дошкольник и детский сад' } });
    expect((await world.data(`{ lifeSituation(id: "${lifeSituation.id}") { expertVerdict { grade comment at } } }`)).lifeSituation.expertVerdict).toEqual({
      grade: 'ACCEPTABLE',
      comment: 'Лишний визит',
      at: '2026-11-22T05:00:00.000Z',
    });
    expect((await send('recordExpertVerdict', { ...verdict, lifeSituationId: nameId('no', 'one') }, 'lifeSituation { id }'))['__typename']).toBe('NotFound');
  });
});

describe('a metric', () => {
  const record = (input: Record<string, unknown>) =>
    send('recordMetric', { serviceId: nameId('otklik:service', SERVICE.code), metric: 'WORKING_DAYS', unit: 'WORKING_DAY', state: 'MEASURED', ...input }, 'metrics { metric unit first { value on } current { value } target { value on } isReached }');

  it('stands where its values say, current against target', async () => {
    await record({ value: 37, on: '2023-01-01' });
    await record({ value: 15, on: '2025-12-31', state: 'TARGET' });
    const { metrics } = await record({ value: 15, on: '2025-06-01' });
    expect(metrics).toEqual([
      { metric: 'WORKING_DAYS', unit: 'WORKING_DAY', first: { value: 37, on: '2023-01-01' }, current: { value: 15 }, target: { value: 15, on: '2025-12-31' }, isReached: true },
    ]);
    expect((await record({ value: 14.5, on: '2025-06-01' }))['metrics'][0].current).toEqual({ value: 14.5 });
  });

  it('takes no other unit, no day of the future, no two subjects', async () => {
    expect((await record({ value: 15, on: '2027-01-01', unit: 'DAY', lifeSituationId: nameId('a', 'b') }))['issues']).toEqual([
      { path: ['unit'], code: 'WRONG_UNIT' },
      { path: ['serviceId'], code: 'EXACTLY_ONE' },
      { path: ['on'], code: 'IN_THE_FUTURE' },
    ]);
    expect((await record({ value: 15, on: '2026-02-30' }))['issues']).toEqual([{ path: ['on'], code: 'BAD_DATE' }]);
    expect((await record({ value: 15, on: '2026-01-01', serviceId: nameId('no', 'service') }))['__typename']).toBe('NotFound');
  });
});

describe('checks against the principles', () => {
  const serviceId = nameId('otklik:service', SERVICE.code);
  const check = (input: Record<string, unknown>, viewer: Viewer = CURATOR) =>
    send('recordPrincipleCheck', { serviceId, principle: 'ONLY_ONCE', verdict: 'NOT_MET', comment: 'Просят справку', ...input }, 'check { verdict checkedBy }', viewer);

  it('stay, and the newest of each principle stands at the service', async () => {
    await check({});
    expect((await check({ verdict: 'MET', comment: 'Справка больше не нужна' }))['check']).toEqual({ verdict: 'MET', checkedBy: 'curator' });
    await check({ principle: 'KNOWN_TERM' }, AUTHORISED);
    const read = `{ service(id: "${serviceId}") { checks { principle verdict comment } } principleChecks(first: 2) { nodes { principle checkedBy service { code } } pageInfo { endCursor hasNextPage } } checkedServiceCount }`;
    const { service, principleChecks, checkedServiceCount } = await world.data(read);
    expect(service.checks).toEqual([
      { principle: 'KNOWN_TERM', verdict: 'NOT_MET', comment: 'Просят справку' },
      { principle: 'ONLY_ONCE', verdict: 'MET', comment: 'Справка больше не нужна' },
    ]);
    expect(principleChecks.nodes.map((node: Record<string, unknown>) => [node['principle'], node['checkedBy']])).toEqual([['KNOWN_TERM', null], ['ONLY_ONCE', null]]);
    expect(principleChecks.pageInfo.hasNextPage).toBe(true);
    expect(checkedServiceCount).toBe(1);
    const rest = await world.data('query ($after: String) { principleChecks(after: $after) { nodes { verdict checkedBy } } }', { after: principleChecks.pageInfo.endCursor }, EXECUTOR);
    expect(rest.principleChecks.nodes).toEqual([{ verdict: 'NOT_MET', checkedBy: 'curator' }]);
  });
});

describe('low-rated services', () => {
  it('are listed with what became of them, against the goal', async () => {
    const marks: [code: string, value: number, on: string][] = [
      ['low-risen', 3.2, '2025-12-01'],
      ['low-risen', 4.1, '2026-10-01'],
      ['low-same', 3.5, '2025-12-01'],
      ['fine', 4.5, '2025-12-01'],
    ];
    for (const code of ['low-risen', 'low-same', 'fine']) await saveService({ code });
    for (const [code, value, on] of marks) {
      await send('recordMetric', { serviceId: nameId('otklik:service', code), metric: 'RATING', unit: 'MARK', state: 'MEASURED', value, on }, 'metrics { metric }');
    }
    expect((await world.data('{ lowRatedServices { year threshold count improved improvedPercent goalPercent isGoalReached services { service { code } before { value } after { value } improved } } }')).lowRatedServices).toEqual({
      year: 2026,
      threshold: 4,
      count: 2,
      improved: 1,
      improvedPercent: 50,
      goalPercent: 20,
      isGoalReached: true,
      services: [
        { service: { code: 'low-risen' }, before: { value: 3.2 }, after: { value: 4.1 }, improved: true },
        { service: { code: 'low-same' }, before: { value: 3.5 }, after: null, improved: false },
      ],
    });
    expect(await world.codes('{ lowRatedServices(year: 0) { count } }')).toEqual(['BAD_USER_INPUT']);
  });
});

describe('lists', () => {
  it('come page by page, by kind and agency', async () => {
    const read = (args: string) => world.data(`{ services(${args}) { nodes { code } pageInfo { endCursor hasNextPage } } }`);
    const first = (await read('first: 2')).services;
    expect(first.nodes).toHaveLength(2);
    const second = (await read(`first: 2, after: "${first.pageInfo.endCursor}"`)).services;
    expect(second.nodes[0].code > first.nodes[1].code).toBe(true);
    expect((await read(`filter: { agencyId: "${WASTE}" }`)).services.nodes).toEqual([{ code: 'moves' }]);
    expect((await read('filter: { kind: CONTROL }')).services.nodes).toEqual([{ code: 'twice' }]);
    expect((await read('filter: { agencyId: "none" }')).services.nodes).toEqual([]);
    expect(await world.codes('{ services(after: "no") { nodes { code } } }')).toEqual(['BAD_CURSOR']);
    expect(await world.codes('{ services(first: 0) { nodes { code } } }')).toEqual(['BAD_USER_INPUT']);
  });

  it('name nothing by an id that is none', async () => {
    expect(await world.data('{ service(id: "x") { id } lifeSituation(id: "\\u0000") { id } principleChecks(filter: { serviceId: "x" }) { nodes { id } } }')).toEqual({
      service: null,
      lifeSituation: null,
      principleChecks: { nodes: [] },
    });
  });
});
