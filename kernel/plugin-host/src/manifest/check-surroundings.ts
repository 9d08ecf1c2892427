import type { FieldTest, PlaceTest, PluginManifest, RuleCondition, Setting } from '@otklik/plugin-sdk';
import { isReference } from '../rules/place-holds.js';
import { referencesOf } from '../rules/rule-needs.js';
import { settingField } from '../rules/setting-field.js';
import { canHold } from '../rules/can-hold.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/** What a condition asks of place and settings: known settings, tests that fit their types, a place that there is. */
export function checkSurroundings(manifest: PluginManifest, when: RuleCondition, at: string, misfitOf: (test: FieldTest, key: string, setting: Setting) => string | null): ManifestIssue[] {
  const settings = manifest.config?.properties ?? {};
  const issues = Object.entries(when.config ?? {}).flatMap(([key, test]): ManifestIssue[] => {
    const path = at + pointer('config', key);
    const setting = Object.hasOwn(settings, key) ? settings[key]! : undefined;
    if (setting === undefined) return [noSetting(path, key, settings)];
    const misfit = misfitOf(test, key, setting);
    if (misfit !== null) return [{ path, message: misfit, code: 'BAD_CONDITION' }];
    if (canHold(test, settingField(key, setting))) return [];
    return [{ path, message: `never holds: no value that the setting ${key} takes passes it`, code: 'BAD_CONDITION' }];
  });
  return when.place === undefined ? issues : [...issues, ...checkPlace(when.place, settings, `${at}/place`)];
}

function checkPlace(place: PlaceTest, settings: Readonly<Record<string, Setting>>, at: string): ManifestIssue[] {
  const issues = referencesOf(place).flatMap(({ at: part, setting: key, of }): ManifestIssue[] => {
    const path = at + pointer(...part, 'setting');
    const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
    if (setting === undefined) return [noSetting(path, key, settings)];
    const fits = of === 'code' ? setting.type === 'string' : setting.type === 'integer' || setting.type === 'number';
    return fits ? [] : [{ path, message: `the setting ${key} is of the type ${setting.type}: name one of the type ${of === 'code' ? 'string' : 'number'}`, code: 'BAD_CONDITION' }];
  });
  const { south, west, north, east } = place.box ?? { south: 0, west: 0, north: 0, east: 0 };
  if (!isReference(south) && !isReference(north) && south > north) issues.push({ path: `${at}/box/south`, message: '"south" is above "north": it never holds; exchange the two', code: 'BAD_CONDITION' });
  if (!isReference(west) && !isReference(east) && west > east) issues.push({ path: `${at}/box/west`, message: '"west" is above "east": it never holds; exchange the two', code: 'BAD_CONDITION' });
  return issues;
}

function noSetting(path: string, key: string, settings: Readonly<Record<string, Setting>>): ManifestIssue {
  const known = Object.keys(settings);
  const mend = known.length === 0 ? 'the manifest has no settings: declare it in config.properties' : `declare it in config.properties, or name one of ${known.slice(0, 10).join(', ')}`;
  return { path, message: `"${key}" is not declared in config: ${mend}`, code: 'UNKNOWN_NAME' };
}
