import type { PluginConfig, PluginManifest } from '@otklik/plugin-sdk';

/** The settings of a cabinet that a manifest declares, its defaults where the cabinet has set nothing. */
export function settingsOf({ config: schema }: Pick<PluginManifest, 'config'>, config: PluginConfig): PluginConfig {
  const declared = Object.entries(schema?.properties ?? {}).flatMap(([key, setting]) => {
    const value = Object.hasOwn(config, key) ? config[key] : setting.default;
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(declared);
}
