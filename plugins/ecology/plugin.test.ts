import { checkConformance, createPluginHarness, fakeCalendar, readManifest } from '@otklik/plugin-testing';

const manifest = readManifest(import.meta.url);
const harness = createPluginHarness(manifest, { calendar: fakeCalendar() });

test('the plugin does everything that the platform asks of one', () => {
  expect(checkConformance(manifest)).toEqual([]);
});

test('its names in the graph stay', () => {
  expect(harness.sdl()).toMatchSnapshot();
});

test.each([
  ['air', { smell: 'BURNING' }, '2026-01-05', '2026-01-19', '10 working days'],
  ['air', { smell: 'CHEMICAL', emission: true }, '2026-01-05', '2026-01-06', 'Emission going on now'],
  ['felling', { place: 'FOREST', ongoing: true }, '2026-01-05', '2026-01-06', 'Felling going on now'],
  ['animals', { problem: 'BITE' }, '2026-01-05', '2026-01-06', 'People were bitten'],
  ['landfill', { problem: 'SMOKE' }, '2026-01-05', '2026-01-06', 'Fire at a landfill'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['noise', { night: true }, 'ecologyNoise.kind', 'REQUIRED'],
  ['felling', { place: 'FOREST', trees: 0 }, 'ecologyFelling.trees', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});
