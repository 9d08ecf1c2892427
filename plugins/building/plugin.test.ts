import { checkConformance, createPluginHarness, fakeCalendar, readManifest } from '@otklik/plugin-testing';

const manifest = readManifest(import.meta.url);
const harness = createPluginHarness(manifest, { calendar: fakeCalendar() });

test('the plugin does everything that the platform asks of one', () => {
  expect(checkConformance(manifest, { samples: Object.fromEntries(Object.keys(manifest.forms).map((form) => [form, { cadastralNo: '54:35:000000:123' }])) })).toEqual([]);
});

test('its names in the graph stay', () => {
  expect(harness.sdl()).toMatchSnapshot();
});

test.each([
  ['plot', { problem: 'BOUNDARY', cadastralNo: '54:35:000000:123' }, '2026-01-05', '2026-02-04', '30 calendar days'],
  ['unauthorised', { kind: 'FENCE', ongoing: true }, '2026-01-05', '2026-02-04', '30 calendar days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['plot', { problem: 'BOUNDARY', cadastralNo: '54-35-123' }, 'buildingPlot.cadastralNo', 'PATTERN'],
  ['masterPlan', {}, 'buildingMasterPlan.topic', 'REQUIRED'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});
