import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { World, message } from './testing/world.js';

/** Around the middle of Novosibirsk, as the test's other places are; the settlement inside it, and the whole region, which governs nothing locally. */
const RING = (west: number, south: number, size: number): string => JSON.stringify([[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]]);

let world: World;

beforeAll(async () => {
  world = await World.open();
  await world.sql(`insert into cabinets.published_territory values
    ('OBL', null, '{"ru": "Область", "en": "Oblast"}', 'REGION', 0, null, '${ROADS.agency}', '${ROADS.cabinet}', '${RING(75, 53, 10)}', 75, 53, 85, 63),
    ('CITY', null, '{"ru": "Город", "en": "City"}', 'DISTRICT', 1, 'OBL', '${HEALTH.agency}', '${HEALTH.cabinet}', '${RING(82, 54, 2)}', 82, 54, 84, 56),
    ('PARK', null, '{"ru": "Посёлок", "en": "Village"}', 'SETTLEMENT', 2, 'CITY', null, null, '${RING(83, 55, 0.5)}', 83, 55, 83.5, 55.5)`);
});

afterAll(() => world?.close());

async function sent(latitude: number | null, longitude: number | null, more: Record<string, unknown> = {}): Promise<unknown[]> {
  const id = await world.submit({ location: latitude === null ? null : { latitude, longitude }, ...more });
  const { appeal } = await world.data('anna', '{ appeal(id: "ID") { territory { code } agency { id } } }'.replace('ID', id));
  return [appeal.territory?.code ?? null, appeal.agency.id === HEALTH.agency ? 'local' : 'holder'];
}

describe('the territory of a message', () => {
  it('is the deepest that its place is in, where there is none that with the nearest centre, without a place none', async () => {
    expect(await sent(54.5, 82.5)).toEqual(['CITY', 'holder']);
    expect(await sent(55.2, 83.2)).toEqual(['PARK', 'holder']);
    expect(await sent(54, 78)).toEqual(['OBL', 'holder']);
    await world.sql(`update cabinets.published_territory set west = 81, area = '${RING(81, 53, 4)}' where code = 'OBL'`);
    expect(await sent(54, 78)).toEqual(['KRS', 'holder']);
    expect(await sent(null, null, { categoryId: 'core.other', details: null })).toEqual([null, 'holder']);
  });
});

describe('a category that is answered where it is about', () => {
  beforeAll(() => world.sql(`insert into cabinets.published_territory_routing values ('roads.pothole')`));

  it('goes to who governs there: the deepest agency with a cabinet below the region; elsewhere to who holds the category', async () => {
    expect(await sent(54.5, 82.5)).toEqual(['CITY', 'local']);
    expect(await sent(55.2, 83.2)).toEqual(['PARK', 'local']);
    expect(await sent(54, 81.5)).toEqual(['OBL', 'holder']);
    expect(await sent(54.5, 82.5, { categoryId: 'roads.dust', details: null })).toEqual(['CITY', 'holder']);
  });

  it('is worked on there: its clerks see and register it, with a number of theirs', async () => {
    const id = await world.submit({ location: { latitude: 54.5, longitude: 82.5 } });
    const { appeal } = await world.mutate('healthCoordinator', 'registerAppeal', { appealId: id });
    expect(appeal.number).toMatch(/^МЗ-2026-/);
    expect(await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor' })).toMatchObject({ __typename: 'Forbidden' });
  });

  it('stays with the cabinet whose clerk takes it down', async () => {
    const result = await world.mutate('coordinator', 'takeDownAppeal', { ...message(), location: { latitude: 54.5, longitude: 82.5 }, channel: 'PHONE' });
    const { appeal } = await world.data('coordinator', `{ appeal(id: "${result.appeal.id}") { territory { code } agency { id } } }`);
    expect([appeal.territory.code, appeal.agency.id]).toEqual(['CITY', ROADS.agency]);
  });
});
