import { checkConformance, createPluginHarness, fakeCalendar, readManifest } from '@otklik/plugin-testing';

const manifest = readManifest(import.meta.url);
const harness = createPluginHarness(manifest, { calendar: fakeCalendar() });

test('the plugin does everything that the platform asks of one', () => {
  expect(checkConformance(manifest)).toEqual([]);
});

test('its names in the graph stay', () => {
  expect(harness.sdl()).toMatchSnapshot();
});

test('a bench that hurts is mended by the next working day', () => {
  const harmless = harness.file({ category: 'broken', details: { part: 'BACK' } });
  const sharp = harness.file({ category: 'broken', details: { part: 'SEAT', sharp: true } });
  expect(harmless.at('2026-01-05')).toMatchObject({ ok: true, dueOn: '2026-01-19' });
  expect(sharp.at('2026-01-09')).toMatchObject({ ok: true, dueOn: '2026-01-12', reasons: [{ en: 'People may be hurt: 1 working day' }] });
});

test('a message without the broken part is refused in its place', () => {
  expect(harness.file({ category: 'broken' }).at('2026-01-05')).toMatchObject({ ok: false, issues: [{ path: 'details.benchBroken.part', code: 'REQUIRED' }] });
});
