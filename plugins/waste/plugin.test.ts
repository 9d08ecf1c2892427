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
  ['missed', { daysOverdue: 4 }, '2026-01-05', '2026-01-08', '3 working days'],
  ['dump', { kind: 'HOUSEHOLD' }, '2026-01-05', '2026-01-19', '10 working days'],
  ['dump', { kind: 'HAZARDOUS' }, '2026-01-05', '2026-01-08', 'Hazardous waste'],
  ['dump', { kind: 'HAZARDOUS', burning: true }, '2026-01-05', '2026-01-06', 'Burning dump'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['dump', { burning: true }, 'wasteDump.kind', 'REQUIRED'],
  ['bulky', { daysOverdue: -1 }, 'wasteCollection.daysOverdue', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});
