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
  ['interval', { route: '34', problem: 'LONG_WAIT', waitMinutes: 40 }, '2026-01-05', '2026-01-15', '8 working days'],
  ['driver', { problem: 'DRIVING' }, '2026-01-05', '2026-01-08', 'Danger to traffic'],
  ['driver', { problem: 'RUDE' }, '2026-01-05', '2026-01-15', '8 working days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['interval', { problem: 'LONG_WAIT' }, 'transportRide.route', 'REQUIRED'],
  ['interval', { route: '34', problem: 'LONG_WAIT', time: 'вчера' }, 'transportRide.time', 'WRONG_TYPE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});
