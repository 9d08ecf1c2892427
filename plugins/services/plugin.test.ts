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
  ['refusal', { serviceCode: '00001', way: 'PORTAL' }, '2026-01-05', '2026-01-19', '10 working days'],
  ['queue', { office: 'МФЦ на площади', waitMinutes: 90 }, '2026-01-05', '2026-01-19', '10 working days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['queue', { waitMinutes: 90 }, 'serviceQueue.office', 'REQUIRED'],
  ['portal', { problem: 'SLOW' }, 'servicePortal.problem', 'UNKNOWN_VALUE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});

test('what is about somebody’s own application is private', () => {
  expect(manifest.categories.filter(({ privacy }) => privacy === 'PRIVATE').map(({ key }) => key)).toEqual(['refusal', 'delay', 'documents']);
});
