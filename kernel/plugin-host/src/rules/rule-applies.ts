import type { LocalDate } from '@otklik/base';
import type { FieldTest, PluginManifest, RuleCondition, Season } from '@otklik/plugin-sdk';
import type { FieldValue, FormValues } from '../forms/form.js';

/** Whether a rule's condition holds for what was filled in, on a day of the region. */
export function conditionHolds(manifest: PluginManifest, when: RuleCondition, values: FormValues, on: LocalDate): boolean {
  if (when.season !== undefined && !isInSeason(manifest.season?.[when.season], on)) return false;
  return Object.entries(when.fields ?? {}).every(([key, test]) => Object.hasOwn(values, key) && testHolds(test, values[key]!));
}

/** Whether a day lies in a season, its first and last day included. */
export function isInSeason(season: Season | undefined, on: LocalDate): boolean {
  if (season === undefined) return false;
  const day = on.slice(5);
  return season.from <= season.to ? season.from <= day && day <= season.to : season.from <= day || day <= season.to;
}

/** Whether a value passes a test. */
export function testHolds(test: FieldTest, value: FieldValue): boolean {
  if (test.eq !== undefined && value !== test.eq) return false;
  if (test.in !== undefined && !test.in.some((one) => one === value)) return false;
  if (test.gte !== undefined && !(typeof value === 'number' && value >= test.gte)) return false;
  return test.lte === undefined || (typeof value === 'number' && value <= test.lte);
}
