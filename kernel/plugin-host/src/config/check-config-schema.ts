import type { PluginManifest } from '@otklik/plugin-sdk';
import { pointer, type ManifestIssue } from '../manifest/manifest-invalid.js';
import { checkConfig } from './check-config.js';

/** What only a comparison of two places of `config` shows: names that nothing declares, limits of another type, defaults that do not fit. */
export function checkConfigSchema(manifest: PluginManifest): ManifestIssue[] {
  const { properties = {}, required = [] } = manifest.config ?? {};
  const issues: ManifestIssue[] = [];
  required.forEach((name, i) => {
    if (!Object.hasOwn(properties, name)) issues.push({ path: pointer('config', 'required', i), message: `"${name}" is no setting: declare it in properties`, code: 'UNKNOWN_NAME' });
  });
  for (const [name, setting] of Object.entries(properties)) {
    const at = (part: string): string => pointer('config', 'properties', name, part);
    if (name in Object.prototype) issues.push({ path: pointer('config', 'properties', name), message: `"${name}" is reserved: choose another name`, code: 'RESERVED' });
    const isNumber = setting.type === 'integer' || setting.type === 'number';
    for (const part of ['minimum', 'maximum'] as const) if (setting[part] !== undefined && !isNumber) issues.push({ path: at(part), message: 'is for numbers', code: 'SCHEMA' });
    for (const part of ['minLength', 'maxLength'] as const) if (setting[part] !== undefined && setting.type !== 'string') issues.push({ path: at(part), message: 'is for strings', code: 'SCHEMA' });
    if ((setting.minimum ?? -Infinity) > (setting.maximum ?? Infinity)) issues.push({ path: at('minimum'), message: 'is above maximum', code: 'RANGE' });
    if ((setting.minLength ?? 0) > (setting.maxLength ?? Infinity)) issues.push({ path: at('minLength'), message: 'is above maxLength', code: 'RANGE' });
    const ofItsType = isNumber ? 'number' : setting.type;
    setting.enum?.forEach((value, i) => {
      if (typeof value !== ofItsType) issues.push({ path: `${at('enum')}/${i}`, message: `is no ${setting.type}`, code: 'SCHEMA' });
    });
  }
  if (issues.length > 0) return issues;
  return Object.entries(properties).flatMap(([name, setting]) => {
    if (setting.default === undefined) return [];
    const alone = checkConfig({ config: { type: 'object', properties: { [name]: setting } } }, { [name]: setting.default });
    return alone.ok ? [] : [{ path: pointer('config', 'properties', name, 'default'), message: `does not fit: ${alone.issues[0]!.message.en}`, code: 'RANGE' as const }];
  });
}
