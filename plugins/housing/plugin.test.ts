import { checkConformance, createPluginHarness, fakeCalendar, readManifest } from '@otklik/plugin-testing';

const manifest = readManifest(import.meta.url);
const harness = createPluginHarness(manifest, { calendar: fakeCalendar() });

test('the plugin does everything that the platform asks of one', () => {
  expect(checkConformance(manifest, { samples: { charges: { period: '2026-10' } } })).toEqual([]);
});

test('its names in the graph stay', () => {
  expect(harness.sdl()).toMatchSnapshot();
});

test.each([
  ['heating', { temperature: 16 }, '2026-01-05', '2026-01-08', '3 working days'],
  ['heating', { temperature: 11.5 }, '2026-01-05', '2026-01-06', 'Below 12 °C'],
  ['heating', { temperature: 11.5 }, '2026-07-06', '2026-07-09', '3 working days'],
  ['heating', { outage: true, temperature: 11.5 }, '2026-01-05', '2026-01-06', 'Outage'],
  ['water', { problem: 'NO_HOT', outage: true }, '2026-01-05', '2026-01-06', 'Outage'],
  ['leak', { source: 'ROOF', danger: true }, '2026-01-09', '2026-01-12', 'electric shock'],
  ['lift', { problem: 'TRAPPED' }, '2026-01-05', '2026-01-06', 'stuck in the lift'],
  ['entrance', { problem: 'PESTS' }, '2026-01-05', '2026-01-19', '10 working days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['water', {}, 'housingWater.problem', 'REQUIRED'],
  ['charges', { problem: 'METER', period: '2026-13' }, 'housingCharges.period', 'PATTERN'],
  ['heating', { temperature: 90 }, 'housingHeating.temperature', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});

test('only what is about a bill is private', () => {
  expect(manifest.categories.filter(({ privacy }) => privacy === 'PRIVATE').map(({ key }) => key)).toEqual(['charges']);
});
