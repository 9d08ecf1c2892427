import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { ANONYMOUS, type Grant, type PersonViewer, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import { AgencyKind, agencyId, buildCabinets, cabinetId, cabinetsDatabaseModule, cabinetsEntities, installPlugin, publishCoreCategory, saveAgencies, saveRegion } from './index.js';

const operator = person('operator', { role: 'OPERATOR', cabinetId: null });
const administrator = person('gov-administrator', { role: 'ADMINISTRATOR', cabinetId: cabinetId('region') });
const stranger = person('berdsk-administrator', { role: 'ADMINISTRATOR', cabinetId: cabinetId('berdsk') });
const clock = new FixedClock('2026-11-22T05:00:00Z');

const square = (west: number, south: number, size: number): number[][] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const feature = (properties: Record<string, unknown>, coordinates: unknown, type = 'Polygon'): object => ({ type: 'Feature', properties, geometry: coordinates === null ? null : { type, coordinates } });
const region = feature({ code: 'R', level: 'REGION', title_ru: 'Область', title_en: 'Oblast', agency: 'GOV' }, [square(80, 50, 10)]);
const town = feature({ code: 'T', level: 'DISTRICT', title_ru: 'Город', oktmo: '50701000', parent: 'R', agency: 'BRD' }, [square(82, 52, 2)]);
const around = feature({ code: 'D', level: 'DISTRICT', title_ru: 'Район', parent: 'R' }, [[square(81, 51, 4), square(82, 52, 2)], [square(88, 58, 1)]], 'MultiPolygon');
const village = feature({ code: 'V', level: 'SETTLEMENT', title_ru: 'Село', parent: 'D' }, [square(81.2, 51.2, 0.5)]);
const planned = feature({ code: 'P', level: 'SETTLEMENT', title_ru: 'Новое село', parent: 'D' }, null);
const TREE = [village, region, town, around, planned];

let database: TestDatabase;
let orm: MikroORM;
let subgraph: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  subgraph = await buildCabinets({ orm, clock });
  const em = orm.em.fork();
  const title = { ru: 'Ведомство', en: 'Agency' };
  await publishCoreCategory(em, operator, clock);
  await saveAgencies(em, operator, [
    { slug: 'region', code: 'GOV', kind: AgencyKind.REGION, title },
    { slug: 'berdsk', code: 'BRD', kind: AgencyKind.MUNICIPALITY, title: { ru: 'Бердск', en: 'Berdsk' } },
  ]);
  await installPlugin(em, operator, clock, 'core', 'region');
  await saveRegion(em, operator, {
    id: 'test',
    title,
    timeZone: 'Asia/Novosibirsk',
    boundary: [[49, 79], [49, 91], [61, 91], [61, 79]],
    territories: [{ code: 'BRD', latitude: 53, longitude: 83 }],
  });
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

function person(login: string, ...grants: Grant[]): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: '00000000-0000-7000-8000-000000000001', grants, expiresAt: Number.MAX_SAFE_INTEGER };
}

async function run(source: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS): Promise<Answer> {
  return answered(await subgraph.execute({ document: parse(source), variables, context: { viewer, locale: 'en', requestId: 'test' } }));
}

async function put(features: unknown, viewer: Viewer = operator, more: Record<string, unknown> = {}): Promise<Answer> {
  const geoJson = typeof features === 'string' ? features : JSON.stringify({ type: 'FeatureCollection', features });
  const source = `mutation ($input: ImportTerritoriesInput!) { importTerritories(input: $input) { __typename ... on ImportTerritoriesSuccess { count notices } ... on ValidationFailed { issues { path code } } } }`;
  return (await run(source, { input: { geoJson, ...more } }, viewer)).importTerritories;
}

async function at(latitude: number, longitude: number): Promise<string | null> {
  return (await run(`{ territoryAt(latitude: ${latitude}, longitude: ${longitude}) { code } }`)).territoryAt?.code ?? null;
}

describe('before there is a tree', () => {
  it('a place belongs to the nearest centre, called as its administration is; outside the region to none', async () => {
    expect(await run('{ territoryAt(latitude: 50, longitude: 80) { code level title agency { code } geoJson children { code } } }')).toEqual({
      territoryAt: { code: 'BRD', level: 'DISTRICT', title: 'Berdsk', agency: { code: 'BRD' }, geoJson: null, children: [] },
    });
    expect(await at(40, 80)).toBeNull();
  });
});

describe('a tree of territories', () => {
  it('is put in place, and read from either end', async () => {
    expect(await put(TREE)).toEqual({ __typename: 'ImportTerritoriesSuccess', count: 5, notices: [] });
    const [root] = (await run('{ territories(first: 1, level: REGION) { nodes { code title children { code oktmo level agency { code } children { code } } } } }')).territories.nodes;
    expect(root).toEqual({
      code: 'R',
      title: 'Oblast',
      children: [
        { code: 'D', oktmo: null, level: 'DISTRICT', agency: null, children: [{ code: 'P' }, { code: 'V' }] },
        { code: 'T', oktmo: '50701000', level: 'DISTRICT', agency: { code: 'BRD' }, children: [] },
      ],
    });
    const { territory } = await run('{ territory(code: "V") { parent { code parent { code parent { code } } } geoJson } }');
    expect(territory.parent).toEqual({ code: 'D', parent: { code: 'R', parent: null } });
    expect(JSON.parse(territory.geoJson)).toEqual({ type: 'MultiPolygon', coordinates: [[square(81.2, 51.2, 0.5)]] });
  });

  it('says where a place is: the deepest territory, not the hole of another; on a border the first by its code', async () => {
    expect(await Promise.all([at(51.4, 81.4), at(51.1, 81.1), at(53, 83), at(58.5, 88.5), at(56, 86), at(53, 82), at(51.2, 81.4)])).toEqual(['V', 'D', 'T', 'D', 'R', 'D', 'V']);
  });

  it('is listed page by page, and refuses degrees that do not exist', async () => {
    const first = (await run('{ territories(first: 2) { nodes { code } pageInfo { hasNextPage endCursor } } }')).territories;
    expect([first.nodes.map(({ code }: { code: string }) => code), first.pageInfo.hasNextPage]).toEqual([['D', 'P'], true]);
    const next = (await run('query ($after: String) { territories(first: 9, after: $after) { nodes { code } } }', { after: first.pageInfo.endCursor })).territories;
    expect(next.nodes.map(({ code }: { code: string }) => code)).toEqual(['R', 'T', 'V']);
    const outside = await subgraph.execute({ document: parse('{ territoryAt(latitude: 91, longitude: 0) { code } }'), variables: {}, context: { viewer: ANONYMOUS, locale: 'en', requestId: 'test' } });
    expect(outside.errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('is replaced whole, and tells of neighbours that overlap', async () => {
    const wide = feature({ code: 'W', level: 'DISTRICT', title_ru: 'Широкий', parent: 'R' }, [square(83, 53, 3)]);
    expect(await put([region, town, wide], operator, { idempotencyKey: 'k' })).toEqual({ __typename: 'ImportTerritoriesSuccess', count: 3, notices: ['The territories T and W overlap.'] });
    expect(await put([region, town, wide], operator, { idempotencyKey: 'k' })).toMatchObject({ count: 3, notices: ['The territories T and W overlap.'] });
    expect((await run('{ territory(code: "V") { title isRetired agency { code } parent { code } geoJson } }')).territory).toEqual({ title: 'Село', isRetired: true, agency: null, parent: null, geoJson: null });
    expect((await run('{ territories(first: 9) { nodes { code } } }')).territories.nodes).toEqual([{ code: 'R' }, { code: 'T' }, { code: 'W' }]);
    expect((await run('{ territory(code: "BRD") { title isRetired } }')).territory).toEqual({ title: 'Berdsk', isRetired: false });
    expect([await at(51.4, 81.4), (await run('{ territory(code: "none") { code } }')).territory]).toEqual(['R', null]);
    await put(TREE);
  });

  it.each<[string, unknown, string, string]>([
    ['no JSON', '{', 'geoJson', 'BAD_FORMAT'],
    ['no collection', '{"type": "Feature"}', 'geoJson', 'BAD_FORMAT'],
    ['nothing', [], 'features', 'OUT_OF_RANGE'],
    ['no feature', [7], 'features.0', 'BAD_FORMAT'],
    ['a point', [feature({ code: 'R', level: 'REGION', title_ru: 'О' }, [1, 2], 'Point')], 'features.0.geometry', 'BAD_FORMAT'],
    ['texts for numbers', [feature({ code: 'R', level: 'REGION', title_ru: 'О' }, [[['1', '2']]])], 'features.0.geometry', 'BAD_FORMAT'],
    ['no code', [feature({ level: 'REGION', title_ru: 'О' }, null)], 'features.0.properties.code', 'BAD_FORMAT'],
    ['no title', [feature({ code: 'R', level: 'REGION' }, null)], 'features.0.properties.title_ru', 'REQUIRED'],
    ['another level', [feature({ code: 'R', level: 'COUNTRY', title_ru: 'О' }, null)], 'features.0.properties.level', 'BAD_FORMAT'],
    ['a level that every object has', [feature({ code: 'R', level: 'toString', title_ru: 'О' }, null)], 'features.0.properties.level', 'BAD_FORMAT'],
    ['letters for OKTMO', [feature({ code: 'R', level: 'REGION', title_ru: 'О', oktmo: 'x' }, null)], 'features.0.properties.oktmo', 'BAD_FORMAT'],
    ['an open ring', [feature({ code: 'R', level: 'REGION', title_ru: 'О' }, [square(80, 50, 1).slice(0, 4)])], 'features.0.geometry.coordinates.0.0', 'NOT_CLOSED'],
    ['latitude first', [feature({ code: 'R', level: 'REGION', title_ru: 'О' }, [square(55, 175, 10)])], 'features.0.geometry.coordinates.0.0', 'OUT_OF_RANGE'],
    ['a hole outside', [feature({ code: 'R', level: 'REGION', title_ru: 'О' }, [square(80, 50, 1), square(80.5, 50.5, 1)])], 'features.0.geometry.coordinates.0.1', 'HOLE_OUTSIDE'],
    ['a code twice', [region, region], 'features.1.properties.code', 'REPEATED'],
    ['an unknown parent', [feature({ code: 'X', level: 'DISTRICT', title_ru: 'О', parent: 'none' }, null)], 'features.0.properties.parent', 'UNKNOWN'],
    ['a parent below', [feature({ code: 'X', level: 'REGION', title_ru: 'О', parent: 'T' }, null), feature({ code: 'T', level: 'DISTRICT', title_ru: 'О' }, null)], 'features.0.properties.parent', 'NOT_ABOVE'],
    ['an unknown agency', [feature({ code: 'X', level: 'REGION', title_ru: 'О', agency: 'none' }, null)], 'features.0.properties.agency', 'UNKNOWN'],
    ['too many points', [feature({ code: 'X', level: 'REGION', title_ru: 'О' }, [circle(60_001)])], 'features', 'TOO_MANY'],
  ])('is refused with what is wrong, and the one before stays: %s', async (_, features, path, code) => {
    const { issues } = await put(features);
    expect(issues.map((issue: { path: string[]; code: string }) => [issue.path.join('.'), issue.code])).toContainEqual([path, code]);
    expect(await at(53, 83)).toBe('T');
  });

  it('is put in place by the operator alone', async () => {
    for (const viewer of [ANONYMOUS, administrator]) expect(await put(TREE, viewer)).toEqual({ __typename: 'Forbidden' });
  });
});

describe('a category answered where it is about', () => {
  const ROUTE = `mutation ($input: SetCategoryRoutingInput!) { setCategoryRouting(input: $input) { __typename ... on SetCategoryRoutingSuccess { category { id byTerritory } } } }`;
  const route = async (viewer: Viewer, byTerritory: boolean, categoryId = 'core.other') => (await run(ROUTE, { input: { categoryId, byTerritory } }, viewer)).setCategoryRouting;

  it('is made so by the administrator of the cabinet that holds it, and by nobody else', async () => {
    expect(await route(administrator, true)).toEqual({ __typename: 'SetCategoryRoutingSuccess', category: { id: 'core.other', byTerritory: true } });
    for (const viewer of [ANONYMOUS, stranger]) expect(await route(viewer, false)).toEqual({ __typename: 'Forbidden' });
    expect(await route(operator, true, 'none')).toEqual({ __typename: 'NotFound' });
    expect(await route(operator, false)).toMatchObject({ category: { byTerritory: false } });
  });
});

test('what is published of a territory has its cabinet', async () => {
  await put(TREE);
  const rows = await orm.em.fork().execute(`select cabinet_id, agency_id from cabinets.published_territory where code = 'T'`);
  expect(rows).toEqual([{ cabinet_id: cabinetId('berdsk'), agency_id: agencyId('berdsk') }]);
});

function circle(points: number): number[][] {
  const ring = Array.from({ length: points - 1 }, (_, index) => [80 + Math.cos((index * 2 * Math.PI) / points), 50 + Math.sin((index * 2 * Math.PI) / points)]);
  return [...ring, ring[0]!];
}
