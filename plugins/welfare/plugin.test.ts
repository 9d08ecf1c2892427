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
  ['payments', { problem: 'LATE', benefit: 'Единое пособие' }, '2026-01-05', '2026-01-19', '10 working days'],
])('a message about %s with %j of %s is due on %s: %s', (category, details, at, dueOn, reason) => {
  const outcome = harness.file({ category, details }).at(at);
  expect(outcome).toMatchObject({ ok: true, dueOn });
  expect(outcome.ok && outcome.reasons.map(({ en }) => en).join(' · ')).toContain(reason);
});

test.each([
  ['disability', {}, 'welfareDisability.problem', 'REQUIRED'],
  ['lowIncome', { problem: 'REFUSED', decidedOn: '31.12.2025' }, 'welfareBenefit.decidedOn', 'WRONG_TYPE'],
])('a message about %s with %j is refused in its place: %s %s', (category, details, path, code) => {
  expect(harness.file({ category, details }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: `details.${path}`, code }] });
});

test('nobody but the author and the agency sees any of it', () => {
  expect(manifest.privacy).toBe('PRIVATE');
  expect(manifest.categories.every(({ privacy }) => privacy === undefined)).toBe(true);
});
