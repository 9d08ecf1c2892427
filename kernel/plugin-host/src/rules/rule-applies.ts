import { isWithin, type LocalDate } from '@otklik/base';
import type { FieldTest, PluginConfig, PluginManifest, RuleCondition, Season } from '@otklik/plugin-sdk';
import type { FieldValue, FormValues } from '../forms/form.js';
import { placeHolds, type RulePlace } from './place-holds.js';
import { settingsOf } from './settings-of.js';

/** What rules ask about besides what was filled in. */
export interface RuleSurroundings {
  /** Where the message is about; null when it has no place. */
  readonly place: RulePlace | null;
  /** What the cabinet that answers has set. */
  readonly config: PluginConfig;
}

/** Nothing is known: no place, no settings but the defaults. */
export const NOWHERE: RuleSurroundings = { place: null, config: {} };

/** Whether a rule's condition holds for what was filled in, on a day of the region. */
export function conditionHolds(manifest: PluginManifest, when: RuleCondition, values: FormValues, on: LocalDate, { place, config }: RuleSurroundings): boolean {
  if (when.season !== undefined && !isInSeason(manifest.season?.[when.season], on)) return false;
  if (!allHold(when.fields, values)) return false;
  if (when.config === undefined && when.place === undefined) return true;
  const settings = settingsOf(manifest, config);
  return allHold(when.config, settings) && (when.place === undefined || placeHolds(when.place, place, settings));
}

function allHold(tests: Readonly<Record<string, FieldTest>> | undefined, values: Readonly<Record<string, FieldValue>>): boolean {
  return Object.entries(tests ?? {}).every(([key, test]) => Object.hasOwn(values, key) && testHolds(test, values[key]!));
}

/** Whether a day lies in a season, its first and last day included. */
export function isInSeason(season: Season | undefined, on: LocalDate): boolean {
  return season !== undefined && isWithin(season, on);
}

/** Whether a value passes a test. */
export function testHolds(test: FieldTest, value: FieldValue): boolean {
  if (test.eq !== undefined && value !== test.eq) return false;
  if (test.in !== undefined && !test.in.some((one) => one === value)) return false;
  if (test.gte !== undefined && !(typeof value === 'number' && value >= test.gte)) return false;
  return test.lte === undefined || (typeof value === 'number' && value <= test.lte);
}
