import { Refusal } from '@otklik/base';
import { checkConfig } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';

const LONGEST_JSON = 50_000;

/** Settings as a client sends them: JSON of one object; null for none. @throws Refusal ValidationFailed for what is no JSON */
export function readConfig(json: string | null | undefined): unknown {
  if (json == null) return {};
  if (json.length > LONGEST_JSON) throw Refusal.validation([NO_JSON]);
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw Refusal.validation([NO_JSON]);
  }
}

/** The settings with the plugin's defaults. @throws Refusal ValidationFailed with everything that does not fit */
export function fittingConfig(manifest: PluginManifest, config: unknown): Record<string, unknown> {
  const checked = checkConfig(manifest, config);
  if (!checked.ok) throw Refusal.validation(checked.issues);
  return { ...checked.config };
}

/** What the cabinet says yes to, once it has. @throws Refusal ValidationFailed with each permission that lacks a yes */
export function grantedPermissions({ permissions = [] }: PluginManifest, granted: readonly string[]): string[] {
  const missing = permissions.filter((permission) => !granted.includes(permission));
  if (missing.length > 0) {
    throw Refusal.validation(
      missing.map((permission) => ({
        path: ['permissions'],
        code: 'PERMISSION_NEEDED',
        message: { ru: `Плагин просит разрешения «${permission}»: согласитесь, назвав его.`, en: `The plugin asks for the permission "${permission}": say yes by naming it.` },
      })),
    );
  }
  return [...permissions];
}

const NO_JSON = { path: ['config'], code: 'BAD_FORMAT', message: { ru: 'Настройки: JSON одного объекта, до 50 000 знаков.', en: 'Settings are the JSON of one object, 50,000 characters at most.' } };
