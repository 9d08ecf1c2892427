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
  ['lighting', { problem: 'OUT', poleNo: '14' }, '2026-01-05', '2026-01-12', '5 working days'],
  ['lighting', { problem: 'DAMAGED', danger: true }, '2026-01-05', '2026-01-06', 'Danger to people'],
  ['tree', { problem: 'FALLEN' }, '2026-01-05', '2026-01-19', '10 working days'],
  ['graffiti', { surface: 'FENCE', drugs: true }, '2026-01-05', '2026-01-08', 'Forbidden content'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['playground', {}, 'landscapingPlayground.problem', 'REQUIRED'],
  ['lighting', { problem: 'OUT', poles: 0 }, 'landscapingLighting.poles', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});
