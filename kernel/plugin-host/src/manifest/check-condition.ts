import type { FieldTest, FormField, PluginManifest, RuleCondition, Setting } from '@otklik/plugin-sdk';
import { fieldOfCategory } from '../rules/rule-scope.js';
import { settingField } from '../rules/setting-field.js';
import { canHold } from '../rules/can-hold.js';
import { unknown } from './check-references.js';
import { checkSurroundings } from './check-surroundings.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/** A condition against every category it is for. */
export function checkCondition(manifest: PluginManifest, when: RuleCondition, categories: readonly string[], at: string): ManifestIssue[] {
  const issues: ManifestIssue[] = [];
  if (when.season !== undefined && !Object.hasOwn(manifest.season ?? {}, when.season))
    issues.push(unknown(`${at}/season`, when.season, 'season'));
  for (const [key, test] of Object.entries(when.fields ?? {})) {
    const path = at + pointer('fields', key);
    const fields = categories.map((category) => fieldOfCategory(manifest, category, key));
    const without = categories[fields.indexOf(undefined)];
    if (without !== undefined) issues.push(unknown(path, key, `the form of category ${without}`));
    if (fields.some((field) => field?.personal === true)) {
      issues.push({ path, message: `${key} is personal: rules, whose reasons everybody reads, cannot test it`, code: 'PERSONAL' });
      continue;
    }
    const misfit = fields.map((field) => (field === undefined ? null : misfitOf(test, field))).find((problem) => problem !== null);
    if (misfit !== undefined) issues.push({ path, message: misfit, code: 'BAD_CONDITION' });
  }
  return [...issues, ...checkSurroundings(manifest, when, at, misfitOfSetting)];
}

/** Why a test can never hold for a setting; null when it can. */
function misfitOfSetting(test: FieldTest, key: string, setting: Setting): string | null {
  if (setting.type !== 'string' || setting.enum !== undefined) return misfitOf(test, settingField(key, setting), 'setting');
  const compared = [...(test.eq === undefined ? [] : [test.eq]), ...(test.in ?? [])];
  if (test.gte !== undefined || test.lte !== undefined) return 'a string setting takes "eq" and "in" only';
  return compared.every((value) => typeof value === 'string') ? null : 'a string setting is compared with strings only';
}

/** The tests of a condition that no value of their fields passes. */
export function neverHolds(manifest: PluginManifest, when: RuleCondition, categories: readonly string[], at: string): ManifestIssue[] {
  return Object.entries(when.fields ?? {}).flatMap(([key, test]): ManifestIssue[] => {
    const fields = categories.map((category) => fieldOfCategory(manifest, category, key)).filter((field) => field !== undefined);
    const isUnmet = fields.length > 0 && fields.every((field) => misfitOf(test, field) === null && !canHold(test, field));
    return isUnmet ? [{ path: at + pointer('fields', key), message: `never holds: no value that ${key} takes passes it`, code: 'BAD_CONDITION' }] : [];
  });
}

/** Why a test can never hold for a field; null when it can. */
function misfitOf(test: FieldTest, field: FormField, what = 'field'): string | null {
  const compared = [...(test.eq === undefined ? [] : [test.eq]), ...(test.in ?? [])];
  const bounded = test.gte !== undefined || test.lte !== undefined;
  switch (field.type) {
    case 'boolean':
      return !bounded && test.in === undefined && typeof test.eq === 'boolean'
        ? null
        : `a boolean ${what} takes {"eq": true} or {"eq": false}`;
    case 'enum': {
      const known = new Set<unknown>(field.values.map((value) => value.key));
      const stranger = compared.find((value) => !known.has(value));
      if (bounded) return `an enum ${what} takes "eq" and "in" only`;
      return stranger === undefined ? null : `${JSON.stringify(stranger)} is not a value of ${field.key}`;
    }
    case 'int':
    case 'float':
      if (!compared.every((value) => typeof value === 'number')) return `a number ${what} is compared with numbers only`;
      return test.gte !== undefined && test.lte !== undefined && test.gte > test.lte ? '"gte" is above "lte": it never holds' : null;
    default:
      return `a field of type ${field.type} cannot be tested`;
  }
}
