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
  ['meals', { problem: 'COLD', school: 'Школа № 5' }, '2026-01-05', '2026-01-08', '3 working days'],
  ['meals', { problem: 'QUALITY', ill: true }, '2026-01-05', '2026-01-06', 'Children fell ill'],
  ['safety', { problem: 'GUARD', danger: true }, '2026-01-05', '2026-01-06', 'Danger to children'],
  ['clubs', { problem: 'NO_PLACES' }, '2026-01-05', '2026-01-19', '10 working days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['kindergarten', {}, 'educationKindergarten.problem', 'REQUIRED'],
  ['kindergarten', { problem: 'QUEUE', birthYear: 1960 }, 'educationKindergarten.birthYear', 'OUT_OF_RANGE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});

test.each([
  ['2026-09-30', false],
  ['2026-10-01', true],
  ['2026-12-25', true],
  ['2026-12-26', false],
])('parents review school meals in its weeks of every year: on %s %s', (day, isTaken) => {
  const outcome = harness.file({ category: 'mealsReview', details: { problem: 'COLD' } }).at(day);
  expect(outcome).toMatchObject(isTaken ? { ok: true } : { ok: false, issues: [{ path: 'categoryId', code: 'OUT_OF_PERIOD' }] });
});
