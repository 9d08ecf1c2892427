import { FormRegistry } from '../form-registry.js';
import { draft, manifest, refusal, text, type Draft } from '../manifest.test-support.js';
import type { RuleSurroundings } from './rule-applies.js';

const CONFIG = {
  type: 'object',
  properties: {
    nightShift: { type: 'boolean', default: false },
    crews: { type: 'integer', minimum: 0, maximum: 20, default: 2 },
    mode: { type: 'string', enum: ['usual', 'storm'] },
    city: { type: 'string' },
    radius: { type: 'number', minimum: 1 },
  },
};
const line = (when: unknown, amount: number) => ({ when, term: { amount, unit: 'CALENDAR_DAYS' }, reason: text(`line of ${amount}`) });
const table = (...deadlines: unknown[]) => (m: Draft) => Object.assign(m, { config: CONFIG, deadlines, routing: [] });
const CENTRE = { latitude: 55.03, longitude: 82.92 };
const place = (latitude: number, longitude: number, ...territories: string[]) => ({ latitude, longitude, territories });

/** The amount of the term, 30 when no line applies. */
function amount(when: unknown, around: Partial<RuleSurroundings>): number {
  const parks = manifest(table(line(when, 1)));
  const category = { id: 'acme.parks.bench', title: text('Benches'), term: { amount: 30, unit: 'CALENDAR_DAYS' as const } };
  return new FormRegistry([parks]).term(category, {}, '2026-07-01', { place: null, config: {}, ...around }).term.amount;
}

describe('a line applies by the place', () => {
  test.each<[string, unknown, RuleSurroundings['place'], boolean]>([
    ['in a territory', { in: ['NSK'] }, place(55, 83, 'ZAE', 'NSK', 'NSO'), true],
    ['in one by its OKTMO', { in: ['50701000'] }, place(55, 83, 'NSK', '50701000'), true],
    ['in another', { in: ['KRS', 'BER'] }, place(55, 83, 'NSK'), false],
    ['within a circle', { circle: { ...CENTRE, radius: 1_000 } }, place(55.035, 82.93), true],
    ['outside it', { circle: { ...CENTRE, radius: 1_000 } }, place(55.05, 82.92), false],
    ['on the corner of a box', { box: { south: 55, west: 82, north: 56, east: 83 } }, place(56, 82), true],
    ['beside it', { box: { south: 55, west: 82, north: 56, east: 83 } }, place(55.5, 83.001), false],
    ['in a territory, but not in the box', { in: ['NSK'], box: { south: 1, west: 1, north: 2, east: 2 } }, place(55, 83, 'NSK'), false],
    ['nowhere', { in: ['NSK'] }, null, false],
  ])('%s', (_, test, where, applies) => {
    expect(amount({ place: test }, { place: where })).toBe(applies ? 1 : 30);
  });

  test('that the cabinet has set, and by none that it has not', () => {
    const inCity = { place: { in: [{ setting: 'city' }] } };
    expect(amount(inCity, { place: place(55, 83, 'NSK'), config: { city: 'NSK' } })).toBe(1);
    expect(amount(inCity, { place: place(55, 83, 'NSK'), config: { city: 'KRS' } })).toBe(30);
    expect(amount(inCity, { place: place(55, 83, 'NSK', '') })).toBe(30);
    const near = { place: { circle: { ...CENTRE, radius: { setting: 'radius' } } } };
    expect([500, 5_000].map((radius) => amount(near, { place: place(55.05, 82.92), config: { radius } }))).toEqual([30, 1]);
    expect(amount(near, { place: place(55.03, 82.92) })).toBe(30);
  });
});

describe('a line applies by the settings', () => {
  test('of the cabinet, by the default where it has set nothing, and by none where there is no value', () => {
    expect(amount({ config: { nightShift: { eq: true } } }, { config: { nightShift: true } })).toBe(1);
    expect(amount({ config: { nightShift: { eq: false } } }, {})).toBe(1);
    expect(amount({ config: { crews: { gte: 3 } } }, {})).toBe(30);
    expect(amount({ config: { crews: { gte: 3 } } }, { config: { crews: 3 } })).toBe(1);
    expect(amount({ config: { mode: { in: ['usual', 'storm'] } } }, {})).toBe(30);
    expect(amount({ config: { mode: { eq: 'storm' } } }, { config: { mode: 'storm' } })).toBe(1);
  });

  test('that the manifest declares, whatever else a cabinet of another version has', () => {
    expect(amount({ config: { crews: { gte: 3 } } }, { config: { crews: 'many', other: 9 } })).toBe(30);
    expect(amount({ config: { crews: { lte: 3 } } }, { config: JSON.parse('{"__proto__": {"crews": 9}}') as Record<string, never> })).toBe(1);
  });
});

test.each<[string, unknown, string]>([
  ['a setting that is none', { config: { crew: { eq: 1 } } }, 'UNKNOWN_NAME /deadlines/0/when/config/crew'],
  ['a setting that every object has', { config: { constructor: { eq: 1 } } }, 'UNKNOWN_NAME /deadlines/0/when/config/constructor'],
  ['a number compared with a text', { config: { crews: { eq: '3' } } }, 'BAD_CONDITION /deadlines/0/when/config/crews'],
  ['a boolean with bounds', { config: { nightShift: { gte: 1 } } }, 'BAD_CONDITION /deadlines/0/when/config/nightShift'],
  ['a choice that there is not', { config: { mode: { eq: 'frost' } } }, 'BAD_CONDITION /deadlines/0/when/config/mode'],
  ['a text with bounds', { config: { city: { lte: 1 } } }, 'BAD_CONDITION /deadlines/0/when/config/city'],
  ['a number that the setting never takes', { config: { crews: { gte: 21 } } }, 'BAD_CONDITION /deadlines/0/when/config/crews'],
  ['a place without a test', { place: {} }, 'SCHEMA /deadlines/0/when/place'],
  ['a shape that is none', { place: { square: 1 } }, 'SCHEMA /deadlines/0/when/place/square'],
  ['a circle without a radius', { place: { circle: CENTRE } }, 'SCHEMA /deadlines/0/when/place/circle/radius'],
  ['a latitude of nowhere', { place: { circle: { ...CENTRE, latitude: 91, radius: 1 } } }, 'SCHEMA /deadlines/0/when/place/circle/latitude'],
  ['a latitude in words', { place: { circle: { ...CENTRE, latitude: '55', radius: 1 } } }, 'SCHEMA /deadlines/0/when/place/circle/latitude'],
  ['a box upside down', { place: { box: { south: 56, west: 82, north: 55, east: 83 } } }, 'BAD_CONDITION /deadlines/0/when/place/box/south'],
  ['a box over the date line', { place: { box: { south: 55, west: 179, north: 56, east: -179 } } }, 'BAD_CONDITION /deadlines/0/when/place/box/west'],
  ['a territory of a setting that is none', { place: { in: [{ setting: 'town' }] } }, 'UNKNOWN_NAME /deadlines/0/when/place/in/0/setting'],
  ['a territory of a number', { place: { in: ['NSK', { setting: 'crews' }] } }, 'BAD_CONDITION /deadlines/0/when/place/in/1/setting'],
  ['a radius of a text', { place: { circle: { ...CENTRE, radius: { setting: 'city' } } } }, 'BAD_CONDITION /deadlines/0/when/place/circle/radius/setting'],
  ['a setting beside a setting', { place: { in: [{ setting: 'city', or: 'NSK' }] } }, 'SCHEMA /deadlines/0/when/place/in/0/or'],
])('a condition with %s is refused in its place', (_, when, issue) => {
  expect(refusal(draft(table(line(when, 1))))).toEqual([issue]);
});

describe('a campaign', () => {
  test.each<[string, unknown, string]>([
    ['that ends before it begins', { from: '2026-12-01', to: '2026-11-30' }, 'RANGE /categories/0/period/from'],
    ['with a day that its year has not', { from: '2026-02-29', to: '2026-03-01' }, 'RANGE /categories/0/period/from'],
    ['without an end', { from: '2026-12-01' }, 'SCHEMA /categories/0/period'],
    ['of nothing', {}, 'SCHEMA /categories/0/period'],
    ['with a day and a season', { from: '2026-12-01', season: 'winter' }, 'SCHEMA /categories/0/period'],
    ['of a season that is none', { season: 'summer' }, 'UNKNOWN_NAME /categories/0/period/season'],
    ['of a season that only JavaScript has', { season: 'toString' }, 'UNKNOWN_NAME /categories/0/period/season'],
    ['of a month', { from: '12-01', to: '12-31' }, 'SCHEMA /categories/0/period/from'],
  ])('%s is refused', (_, period, issue) => {
    expect(refusal(draft((m) => (m.categories[0].period = period)))).toContain(issue);
  });

  test.each([{ from: '2026-12-01', to: '2026-12-01' }, { from: '2028-02-29', to: '2028-03-01' }, { season: 'winter' }])('of %j is in order', (period) => {
    expect(refusal(draft((m) => (m.categories[0].period = period)), { isNew: true })).toEqual([]);
  });
});
