import { FormRegistry, parseManifest } from '@otklik/plugin-host';
import { readFileSync } from 'node:fs';

const manifest = parseManifest(JSON.parse(readFileSync(new URL('./plugin.json', import.meta.url), 'utf8')));
const registry = new FormRegistry([manifest]);

function term(key: string, values: Record<string, string | number | boolean>, on: `${number}-${number}-${number}`) {
  const category = manifest.categories.find((declared) => declared.key === key)!;
  const { term: resolved, reasons } = registry.term({ ...category, id: `roads.${key}` }, values, on);
  return `${resolved.amount} ${resolved.unit} · ${reasons.map((reason) => reason.ru).join(' · ')}`;
}

describe('the roads plugin', () => {
  test('gives the types that front ends already use', () => {
    expect(registry.sdl()).toMatchSnapshot();
  });

  test('names seven categories, each with its form, in both languages', () => {
    expect(manifest.categories.map((category) => category.key)).toEqual([
      'pothole',
      'marking',
      'sign',
      'shoulder',
      'pavement',
      'snow',
      'stormDrain',
    ]);
    for (const category of manifest.categories) expect(category.form).toBe(category.key);
  });

  test.each([
    ['roadPothole', { lane: 2 }],
    ['roadPothole', { lane: 8, size: 'LARGE', hazard: true, roadClass: 'FEDERAL' }],
    ['roadMarking', { problem: 'WORN', kind: 'CROSSING' }],
    ['roadSign', { kind: 'SIGN', problem: 'MISSING', signNumber: '5.19.1' }],
    ['roadShoulder', { problem: 'DROP', lengthMetres: 40 }],
    ['roadPavement', { problem: 'HIGH_KERB', impassableFor: ['PRAM', 'WHEELCHAIR'] }],
    ['roadSnow', { problem: 'ICE', place: 'BUS_STOP' }],
    ['roadStormDrain', { problem: 'NO_COVER' }],
  ])('takes %s with %j', (form, filled) => {
    expect(registry.check({ [form]: filled }, form)).toMatchObject({ ok: true, form, pluginId: 'roads', formVersion: '1.0.0' });
  });

  test.each([
    ['roadPothole', {}, 'lane', 'REQUIRED'],
    ['roadPothole', { lane: 9 }, 'lane', 'OUT_OF_RANGE'],
    ['roadPothole', { lane: 0 }, 'lane', 'OUT_OF_RANGE'],
    ['roadPothole', { lane: 1, size: 'HUGE' }, 'size', 'UNKNOWN_VALUE'],
    ['roadSign', { kind: 'SIGN' }, 'problem', 'REQUIRED'],
    ['roadSign', { kind: 'SIGN', problem: 'MISSING', signNumber: 'кирпич' }, 'signNumber', 'PATTERN'],
    ['roadShoulder', { problem: 'DROP', lengthMetres: 10_001 }, 'lengthMetres', 'OUT_OF_RANGE'],
  ])('refuses %s with %j: %s %s', (form, filled, field, code) => {
    expect(registry.check({ [form]: filled }, form)).toMatchObject({ ok: false, issues: [{ path: ['details', form, field], code }] });
  });

  test('answers in ten working days, in one where traffic is in danger', () => {
    expect(term('pothole', { lane: 2 }, '2026-07-01')).toBe('10 WORKING_DAYS · Категория «Ямы на проезжей части»: 10 рабочих дней');
    expect(term('pothole', { lane: 2, hazard: false }, '2026-07-01')).toContain('10 WORKING_DAYS');
    expect(term('pothole', { lane: 2, hazard: true }, '2026-07-01')).toBe('1 WORKING_DAYS · Опасность для движения: 1 рабочий день');
    expect(term('stormDrain', { problem: 'NO_COVER' }, '2026-07-01')).toBe('1 WORKING_DAYS · Открытый колодец: 1 рабочий день');
    expect(term('sign', { kind: 'TRAFFIC_LIGHT', problem: 'NOT_WORKING' }, '2026-07-01')).toContain('1 WORKING_DAYS');
    expect(term('sign', { kind: 'SIGN', problem: 'DAMAGED' }, '2026-07-01')).toContain('10 WORKING_DAYS');
  });

  test('clears snow sooner in winter, over New Year too', () => {
    const days = ['2026-10-14', '2026-10-15', '2026-12-31', '2027-01-01', '2027-04-15', '2027-04-16'] as const;
    expect(days.map((day) => term('snow', { problem: 'ICE' }, day).split(' ')[0])).toEqual(['10', '3', '3', '3', '3', '10']);
    expect(term('snow', { problem: 'ICE', hazard: true }, '2027-01-01')).toContain('1 WORKING_DAYS');
  });
});
