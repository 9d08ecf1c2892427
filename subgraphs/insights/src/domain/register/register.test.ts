import { comparableWords } from '@otklik/base';
import { improvedPercent, lowRatedServices } from './low-rated.js';
import { checkMetric, Metric, MetricState, MetricUnit, unitOf } from './metric.js';
import { standingsOf, type MetricRow } from './metric-standing.js';
import { checkService, normaliseService } from './service-draft.js';
import { checkSituation, namesOf, normaliseSituation } from './situation-draft.js';

const { MEASURED, TARGET } = MetricState;
const row = (metric: Metric, state: MetricState, value: number, on: string): MetricRow => ({ metric, state, value, on: on as MetricRow['on'] });
const TODAY = '2026-11-23' as const;
const codes = (issues: readonly { code: string; path: readonly string[] }[]) => issues.map(({ code, path }) => `${path.join('.')} ${code}`);

describe('a metric', () => {
  test('has one unit: calendar days are not working days, and a share is in percent', () => {
    expect(Object.values(Metric).map((metric) => `${metric} ${unitOf(metric)}`)).toEqual([
      'VISITS VISIT',
      'DOCUMENTS DOCUMENT',
      'DAYS DAY',
      'WORKING_DAYS WORKING_DAY',
      'E_FILING_SHARE PERCENT',
      'ON_TIME_SHARE PERCENT',
      'SATISFIED_SHARE PERCENT',
      'REFUSED_SHARE PERCENT',
      'RATING MARK',
    ]);
  });

  test('takes no value of another unit, and none that it cannot have', () => {
    const check = (metric: Metric, unit: MetricUnit, value: number) => codes(checkMetric({ metric, unit, value }));
    expect(check(Metric.DAYS, MetricUnit.DAY, 90)).toEqual([]);
    expect(check(Metric.DAYS, MetricUnit.WORKING_DAY, 90)).toEqual(['unit WRONG_UNIT']);
    expect(check(Metric.E_FILING_SHARE, MetricUnit.PERCENT, 100)).toEqual([]);
    expect(check(Metric.E_FILING_SHARE, MetricUnit.PERCENT, 100.1)).toEqual(['value OUT_OF_RANGE']);
    expect(check(Metric.VISITS, MetricUnit.VISIT, -1)).toEqual(['value OUT_OF_RANGE']);
    expect(check(Metric.RATING, MetricUnit.MARK, 0)).toEqual(['value OUT_OF_RANGE']);
    expect(check(Metric.VISITS, MetricUnit.VISIT, Number.NaN)).toEqual(['value OUT_OF_RANGE']);
  });
});

describe('where a metric stands', () => {
  test('is its first and newest measured values, whatever order they came in', () => {
    const [days] = standingsOf([row(Metric.DAYS, MEASURED, 45, '2024-12-31'), row(Metric.DAYS, MEASURED, 90, '2023-01-01'), row(Metric.DAYS, TARGET, 45, '2024-12-31')], TODAY);
    expect(days).toMatchObject({ first: { value: 90 }, current: { value: 45, on: '2024-12-31' }, target: { value: 45 }, isReached: true });
  });

  test('looks at the nearest target that is still ahead, and at the last one when none is', () => {
    const values = [row(Metric.E_FILING_SHARE, MEASURED, 50, '2026-01-01'), row(Metric.E_FILING_SHARE, TARGET, 40, '2025-12-31')];
    expect(standingsOf([...values, row(Metric.E_FILING_SHARE, TARGET, 75, '2027-12-31'), row(Metric.E_FILING_SHARE, TARGET, 60, '2026-12-31')], TODAY)[0]).toMatchObject({
      target: { value: 60 },
      isReached: false,
    });
    expect(standingsOf(values, TODAY)[0]).toMatchObject({ target: { value: 40 }, isReached: true });
  });

  test('never lays working days beside calendar days', () => {
    const standings = standingsOf([row(Metric.WORKING_DAYS, TARGET, 15, '2027-01-01'), row(Metric.DAYS, MEASURED, 10, '2026-01-01')], TODAY);
    expect(standings.map(({ metric, current, target, isReached }) => [metric, current?.value, target?.value, isReached])).toEqual([
      ['DAYS', 10, undefined, null],
      ['WORKING_DAYS', undefined, 15, null],
    ]);
  });

  test('knows no value of the future', () => {
    expect(standingsOf([row(Metric.VISITS, MEASURED, 1, '2027-01-01')], TODAY)[0]).toMatchObject({ current: null, first: null, measured: [] });
  });
});

describe('low-rated services of a year', () => {
  const mark = (serviceId: string, value: number, on: string) => ({ serviceId, value, on: on as MetricRow['on'] });

  test('are those whose mark at its beginning is below four; improved when the mark has risen', () => {
    const services = lowRatedServices(
      [
        mark('risen', 3.1, '2023-06-01'),
        mark('risen', 3.4, '2024-05-01'),
        mark('fallen', 3.9, '2023-06-01'),
        mark('fallen', 3.5, '2024-05-01'),
        mark('good', 4, '2023-06-01'),
        mark('good', 2, '2024-05-01'),
        mark('silent', 2, '2023-01-01'),
        mark('new', 3.5, '2024-03-01'),
        mark('new', 4.5, '2024-09-01'),
        mark('later', 1, '2025-01-02'),
      ],
      2024,
    );
    expect(services.map(({ serviceId, before, after, improved }) => [serviceId, before.value, after?.value ?? null, improved])).toEqual([
      ['silent', 2, null, false],
      ['risen', 3.1, 3.4, true],
      ['new', 3.5, 4.5, true],
      ['fallen', 3.9, 3.5, false],
    ]);
    expect(improvedPercent(services)).toBe(50);
    expect(improvedPercent([])).toBeNull();
  });
});

describe('a service and a life situation', () => {
  test('need a code that can stand in an address, and a Russian title', () => {
    expect(checkService(normaliseService({ code: 'veteran-of-labour', title: { ru: 'Ветеран труда' } }))).toEqual([]);
    expect(codes(checkService(normaliseService({ code: 'Ветеран', title: { ru: ' \u0000 ' } })))).toEqual(['code BAD_CODE', 'title.ru REQUIRED']);
  });

  test('tell all that is wrong at once', () => {
    const stage = { code: 'one', title: { ru: 'Этап' } };
    const draft = normaliseSituation({ code: 'a', title: { ru: 'Дошкольник' }, aliases: [{ ru: '' }], stages: [stage, stage, { ...stage, code: '-' }] });
    expect(codes(checkSituation(draft))).toEqual(['aliases.0.ru REQUIRED', 'stages.1.code DUPLICATE', 'stages.2.code BAD_CODE']);
  });

  test('a life situation is found by each of its names', () => {
    const names = namesOf(normaliseSituation({ code: 'a', title: { ru: 'Дошкольник', en: 'Preschool' }, aliases: [{ ru: 'Оформление в детский  сад' }] }));
    for (const name of ['дошкольник', 'PRESCHOOL', 'оформление в детский сад']) expect(names).toContain(comparableWords(name));
  });
});
