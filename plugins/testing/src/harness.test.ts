import { checkConformance, createPluginHarness, fakeCalendar, type Outcome } from './index.js';

const text = (en: string) => ({ en, ru: `${en} (ру)` });
const parks = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  apiVersion: 1,
  id: 'acme.parks',
  version: '1.0.0',
  title: text('Parks'),
  engines: { platform: '^0.1' },
  typePrefix: 'park',
  season: { winter: { title: text('Winter'), from: '11-01', to: '02-29' } },
  categories: [
    { key: 'tree', title: text('Trees'), form: 'tree', term: { amount: 3, unit: 'WORKING_DAYS' } },
    { key: 'noise', title: text('Noise'), term: { amount: 5, unit: 'CALENDAR_DAYS' }, privacy: 'PRIVATE' },
    { key: 'dog', title: text('Dogs'), term: { amount: 9, unit: 'WORKING_HOURS' } },
  ],
  forms: {
    tree: [
      { key: 'count', type: 'int', min: 1, max: 500, required: true, title: text('Number') },
      { key: 'danger', type: 'boolean', title: text('Dangerous') },
      { key: 'state', type: 'enum', title: text('State'), values: [{ key: 'DRY', title: text('Dry') }, { key: 'FALLEN', title: text('Fallen') }] },
      { key: 'tag', type: 'string', max: 7, pattern: '[A-Z]{2}-\\d{1,4}', title: text('Tag') },
    ],
  },
  deadlines: [
    { when: { fields: { danger: { eq: true } } }, term: { amount: 1, unit: 'WORKING_DAYS' }, reason: text('Danger') },
    { categories: ['noise'], when: { season: 'winter' }, term: { amount: 2, unit: 'WORKING_DAYS' }, reason: text('Winter') },
  ],
  routing: [{ when: { fields: { state: { eq: 'FALLEN' } } }, competence: 'foresters', reason: text('Wood') }],
  ...change,
});
const harness = createPluginHarness(parks(), { calendar: fakeCalendar({ daysOff: ['2026-01-07'], workingWeekends: ['2026-01-10'] }) });

function short(outcome: Outcome): unknown {
  if (!outcome.ok) return outcome.issues.map(({ path, code }) => `${code} ${path}`);
  return `${outcome.term.amount} ${outcome.term.unit} until ${outcome.dueOn ?? '-'} by ${outcome.competence ?? 'the cabinet'}`;
}

describe('the harness', () => {
  test('files a message on a day and says what becomes of it', () => {
    expect(harness.file({ category: 'tree', details: { count: 2, danger: true } }).at('2026-01-05')).toEqual({
      ok: true,
      category: 'acme.parks.tree',
      privacy: 'PUBLIC',
      values: { count: 2, danger: true },
      term: { amount: 1, unit: 'WORKING_DAYS' },
      reasons: [{ en: 'Danger: 1 working day', ru: 'Danger (ру): 1 рабочий день' }],
      dueOn: '2026-01-06',
      competence: null,
    });
  });

  test('counts working days by its calendar, calendar days on from a day off, and no day for hours', () => {
    expect(short(harness.file({ category: 'tree', details: { count: 1 } }).at('2026-01-05'))).toBe('3 WORKING_DAYS until 2026-01-09 by the cabinet');
    expect(short(harness.file({ category: 'tree', details: { count: 1 } }).at('2026-01-08'))).toBe('3 WORKING_DAYS until 2026-01-12 by the cabinet');
    expect(short(harness.file({ category: 'noise' }).at('2026-07-06'))).toBe('5 CALENDAR_DAYS until 2026-07-13 by the cabinet');
    expect(short(harness.file({ category: 'dog' }).at('2026-07-06'))).toBe('9 WORKING_HOURS until - by the cabinet');
  });

  test('knows seasons, privacy and competences', () => {
    expect(harness.file({ category: 'noise' }).at('2026-12-31')).toMatchObject({ privacy: 'PRIVATE', term: { amount: 2 } });
    expect(short(harness.file({ category: 'tree', details: { count: 1, state: 'FALLEN' } }).at('2026-07-06'))).toBe('3 WORKING_DAYS until 2026-07-09 by foresters');
  });

  test('has the Russian calendar unless it is given another', () => {
    const real = createPluginHarness(parks()).file({ category: 'tree', details: { count: 1 } });
    expect(real.at('2025-12-30')).toMatchObject({ dueOn: '2026-01-14' });
  });

  test('refuses what the platform refuses, in its place', () => {
    expect(short(harness.file({ category: 'tree' }).at('2026-01-05'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(short(harness.file({ category: 'tree', details: { count: 0, state: 'WET', tag: 'x' } }).at('2026-01-05'))).toEqual([
      'OUT_OF_RANGE details.parkTree.count',
      'UNKNOWN_VALUE details.parkTree.state',
      'PATTERN details.parkTree.tag',
    ]);
    expect(short(harness.file({ category: 'dog', details: { count: 1 } }).at('2026-01-05'))).toEqual(['WRONG_FORM details.none']);
  });

  test('tells an author of a mistake in the test itself', () => {
    expect(() => harness.file({ category: 'trees' }).at('2026-01-05')).toThrow('There is no category "trees"; there are tree, noise, dog.');
    expect(() => harness.file({ category: 'dog' }).at('2026-02-30')).toThrow('is not a day');
  });
});

describe('conformance', () => {
  test('of a good plugin has nothing to say', () => {
    expect(checkConformance(parks())).toEqual([]);
  });

  test('tells every fault of the manifest with its place', () => {
    expect(checkConformance(parks({ typePrefix: 'Park', id: 'core' }))).toEqual([expect.stringMatching(/^plugin\.json#\/typePrefix: /)]);
  });

  test('asks for a sample where only the author knows one', () => {
    const tagged = parks();
    (tagged['forms'] as { tree: { required?: boolean }[] }).tree[3]!.required = true;
    expect(checkConformance(tagged)).toContainEqual(expect.stringContaining('details.parkTree.tag'));
    expect(checkConformance(tagged, { samples: { tree: { tag: 'AB-12' } } })).toEqual([]);
  });

  test('finds what breaks since the last release', () => {
    const newer = parks({ version: '1.1.0' });
    (newer['forms'] as { tree: unknown[] }).tree.splice(1, 1);
    newer['deadlines'] = [];
    expect(checkConformance(newer, { before: parks() })).toEqual([expect.stringMatching(/^plugin\.json#\/forms\/tree\/1: the field danger is gone/)]);
    expect(checkConformance({ ...newer, version: '2.0.0' }, { before: parks() })).toEqual([]);
  });
});
