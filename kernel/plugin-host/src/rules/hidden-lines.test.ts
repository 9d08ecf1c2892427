import type { LocalDate } from '@otklik/base';
import type { PluginConfig } from '@otklik/plugin-sdk';
import type { FormValues } from '../forms/form.js';
import { draft, manifest, refusal, text, type Draft } from '../manifest.test-support.js';
import { hiddenLines } from './hidden-lines.js';
import { conditionHolds } from './rule-applies.js';

const CONFIG = { type: 'object', properties: { nightShift: { type: 'boolean', default: false }, crews: { type: 'integer', minimum: 0, maximum: 3 }, city: { type: 'string' } } };
const line = (when: unknown) => ({ categories: ['tree'], when, term: { amount: 1, unit: 'WORKING_DAYS' }, reason: text('Why') });
const table = (...conditions: unknown[]) => (m: Draft) => Object.assign(m, { config: CONFIG, deadlines: conditions.map(line), routing: [], season: SEASONS });
const SEASONS = {
  winter: { title: text('Winter'), from: '11-01', to: '03-31' },
  summer: { title: text('Summer'), from: '04-01', to: '10-31' },
  spring: { title: text('Spring'), from: '03-01', to: '05-31' },
};
const box = (south: number, west: number, north: number, east: number) => ({ place: { box: { south, west, north, east } } });
const circle = (radius: number) => ({ place: { circle: { latitude: 55, longitude: 83, radius } } });
const fields = (tests: unknown) => ({ fields: tests });

function hidden(...conditions: unknown[]): string[] {
  return refusal(draft(table(...conditions)), { isNew: true });
}

test.each<[string, unknown[]]>([
  ['both values of a boolean that has to be filled in', [{ config: { nightShift: { eq: true } } }, { config: { nightShift: { eq: false } } }, { season: 'winter' }]],
  ['whole numbers that join', [fields({ count: { lte: 9 } }), fields({ count: { gte: 10 } }), fields({ danger: { eq: true } })]],
  ['whole numbers that join, within bounds', [fields({ count: { gte: 1, lte: 4 } }), fields({ count: { gte: 5, lte: 9 } }), fields({ count: { gte: 3, lte: 8 } })]],
  ['fractions that overlap', [fields({ height: { gte: 1, lte: 3 } }), fields({ height: { gte: 3, lte: 9 } }), fields({ height: { gte: 2, lte: 4 } })]],
  ['all choices', [fields({ state: { eq: 'DRY' } }), fields({ state: { eq: 'FALLEN' } }), fields({ state: { in: ['DRY', 'FALLEN'] }, danger: { eq: true } })]],
  ['seasons that fill the year', [{ season: 'winter' }, { season: 'summer' }, fields({ danger: { eq: true } })]],
  ['seasons that fill another', [{ season: 'winter' }, { season: 'summer' }, { season: 'spring' }]],
  ['two tests that cross', [
    { season: 'winter', ...fields({ danger: { eq: true } }) },
    { season: 'summer', ...fields({ danger: { eq: true } }) },
    { season: 'spring', ...fields({ danger: { eq: true } }) },
  ]],
  ['boxes side by side', [box(50, 80, 55, 85), box(55, 80, 60, 85), box(52, 81, 58, 84)]],
  ['four boxes around a point', [box(50, 80, 55, 83), box(50, 83, 55, 86), box(55, 80, 60, 83), box(55, 83, 60, 86), box(54, 82, 56, 84)]],
  ['territories one by one', [{ place: { in: ['NSK'] } }, { place: { in: ['KRS'] } }, { place: { in: ['NSK', 'KRS'] } }]],
])('a line is refused that lines before it hide together: %s', (_, conditions) => {
  expect(hidden(...conditions)).toEqual([`UNREACHABLE /deadlines/${conditions.length - 1}`]);
});

test.each<[string, unknown[]]>([
  ['a wider circle around the same point', [circle(500), circle(100)]],
  ['the same shape of settings', [{ place: { circle: { latitude: 55, longitude: 83, radius: { setting: 'crews' } } } }, { place: { circle: { latitude: 55, longitude: 83, radius: { setting: 'crews' } } }, season: 'winter' }]],
  ['a territory among others', [{ place: { in: ['NSK', 'KRS'] } }, { place: { in: ['KRS'] } }]],
  ['a wider box', [box(50, 80, 60, 85), { ...box(51, 81, 52, 82), season: 'winter' }]],
  ['more of a setting', [{ config: { crews: { gte: 1 } } }, { config: { crews: { in: [2, 3] } } }]],
])('a line is refused that one before it hides: %s', (_, conditions) => {
  expect(hidden(...conditions)).toEqual(['UNREACHABLE /deadlines/1']);
});

test.each<[string, unknown[]]>([
  ['what was left empty', [fields({ danger: { eq: true } }), fields({ danger: { eq: false } }), { season: 'winter' }]],
  ['a number between', [fields({ count: { lte: 9 } }), fields({ count: { gte: 11 } }), fields({ danger: { eq: true } })]],
  ['a fraction between', [fields({ height: { lte: 3 } }), fields({ height: { gte: 3.5 } }), fields({ height: { gte: 2, lte: 4 } })]],
  ['a few days', [{ season: 'winter' }, { season: 'spring' }, fields({ danger: { eq: true } })]],
  ['a gap between boxes', [box(50, 80, 55, 85), box(55.001, 80, 60, 85), box(52, 81, 58, 84)]],
  ['a corner', [box(50, 80, 55, 83), box(50, 83, 55, 86), box(55, 80, 60, 83), box(54, 82, 56, 84)]],
  ['another territory', [{ place: { in: ['NSK'] } }, { place: { in: ['NSK', 'KRS'] } }]],
  ['messages without a place', [box(-90, -180, 90, 180), { season: 'winter' }]],
  ['a setting without a value', [{ config: { crews: { lte: 1 } } }, { config: { crews: { gte: 2 } } }, { season: 'winter' }]],
  ['another circle', [circle(100), circle(500)]],
  ['another text', [{ config: { city: { eq: 'NSK' } } }, { config: { city: { in: ['NSK', 'KRS'] } } }]],
])('a line stays that still has something to apply to: %s', (_, conditions) => {
  expect(hidden(...conditions)).toEqual([]);
});

test('a line of several categories is refused when it is hidden in all of them, and names as few lines as do it in each', () => {
  const change = (m: Draft) => {
    m.season = SEASONS;
    m.routing = [];
    m.deadlines = [
      { ...line({ season: 'spring' }), categories: ['tree'] },
      { ...line({ season: 'winter' }), categories: ['tree', 'bench'] },
      { ...line({ season: 'summer' }), categories: ['tree', 'bench'] },
      { ...line({ season: 'spring' }), categories: ['tree', 'bench'] },
    ];
  };
  expect(refusal(draft(change), { isNew: true })).toEqual(['UNREACHABLE /deadlines/3']);
  const alsoNoise = draft((m) => {
    change(m);
    m.deadlines[3].categories.push('noise');
  });
  expect(refusal(alsoNoise, { isNew: true })).toEqual([]);
  const parks = manifest(change);
  expect(hiddenLines(parks, parks.deadlines!.map(({ when, categories }) => ({ when, categories: new Set(categories) })))).toEqual([null, null, null, [0, 1, 2]]);
});

test('what is told of a line is what trying every message tells, in a hundred tables', () => {
  let state = 20261123;
  const pick = <T>(items: readonly T[]): T => items[(state = (state * 1103515245 + 12345) % 2147483648) % items.length]!;
  const some = (): Record<string, unknown> => ({
    ...(pick([0, 1]) === 1 ? { season: pick(['winter', 'summer', 'spring']) } : {}),
    ...(pick([0, 1]) === 1 ? fields({ count: pick([{ lte: 2 }, { gte: 2 }, { eq: 1 }, { in: [1, 3] }]) }) : fields({ danger: { eq: pick([true, false]) } })),
    ...(pick([0, 0, 1]) === 1 ? { config: { crews: pick([{ gte: 1 }, { lte: 0 }, { in: [1, 2] }]) } } : {}),
  });
  const days: LocalDate[] = ['2026-01-10', '2026-03-10', '2026-04-10', '2026-07-10'];
  const configs: PluginConfig[] = [{}, { crews: 0 }, { crews: 1 }, { crews: 2 }, { crews: 3 }];
  const messages: { on: LocalDate; values: FormValues; config: PluginConfig }[] = days.flatMap((on) =>
    [1, 2, 3].flatMap((count) => [undefined, true, false].flatMap((danger) => configs.map((config) => ({ on, values: { count, ...(danger === undefined ? {} : { danger }) }, config })))),
  );
  for (let round = 0; round < 100; round++) {
    const small = manifest((m) => {
      table()(m);
      m.forms.tree[0].max = 3;
    });
    const conditions = Array.from({ length: 7 }, some);
    const applies = (i: number, message: (typeof messages)[number]): boolean => conditionHolds(small, conditions[i]!, message.values, message.on, { place: null, config: message.config });
    const told = hiddenLines(small, conditions.map((when) => ({ when, categories: new Set(['tree']) })));
    const tried = conditions.map((_, i) => !messages.some((message) => applies(i, message) && conditions.slice(0, i).every((__, j) => !applies(j, message))));
    expect(told.map((before) => before !== null)).toEqual(tried);
  }
});

test('a table made to be slow is let be within a second or so', () => {
  const numbers = (from: number) => Array.from({ length: 100 }, (_, i) => from + i * 2);
  const conditions = Array.from({ length: 200 }, (_, i) => fields({ height: { in: numbers(i * 200 + 1) }, count: { gte: 1 + (i % 7), lte: 400 + i } }));
  const began = process.cpuUsage().user;
  refusal(draft(table(...conditions)), { isNew: true });
  // Processor time, not the clock: without a bound it would take minutes.
  expect(process.cpuUsage().user - began).toBeLessThan(20_000_000);
});
