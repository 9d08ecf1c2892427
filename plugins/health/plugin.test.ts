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
  ['appointment', { problem: 'NO_SLOTS', specialty: 'Невролог' }, '2026-01-05', '2026-01-19', '10 working days'],
  ['medicines', { problem: 'NOT_IN_STOCK' }, '2026-01-05', '2026-01-08', '3 working days'],
  ['medicines', { problem: 'NOT_IN_STOCK', vital: true }, '2026-01-05', '2026-01-06', 'Vital medicine'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['doctors', { clinic: 'Поликлиника № 1' }, 'healthDoctors.specialty', 'REQUIRED'],
  ['ambulance', { problem: 'LATE', waitMinutes: 2000 }, 'healthAmbulance.waitMinutes', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});

test.each([
  ['2026-08-31', false],
  ['2026-09-01', true],
  ['2026-12-15', true],
  ['2026-12-16', false],
  ['2027-10-01', true],
])('the campaign against influenza takes messages in its weeks of every year: on %s %s', (day, isTaken) => {
  const outcome = harness.file({ category: 'fluCampaign', details: { problem: 'QUEUE', vaccine: 'FLU' } }).at(day);
  expect(outcome).toMatchObject(isTaken ? { ok: true } : { ok: false, issues: [{ path: 'categoryId', code: 'OUT_OF_PERIOD' }] });
  // Vaccination itself is no campaign.
  expect(harness.file({ category: 'vaccination', details: { problem: 'QUEUE' } }).at(day)).toMatchObject({ ok: true });
});

test('nobody but the author and the agency sees any of it', () => {
  expect(manifest.privacy).toBe('PRIVATE');
  expect(manifest.categories.every(({ privacy }) => privacy === undefined)).toBe(true);
});
