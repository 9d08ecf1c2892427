import { metresBetween, type Point } from '@otklik/base';
import type { PlaceTest, PluginConfig, SettingReference } from '@otklik/plugin-sdk';

/** Where a message is about. */
export interface RulePlace extends Point {
  /** Codes of the territories that it is in, from the deepest up, and their OKTMO where that is known. */
  readonly territories: readonly string[];
}

/** Whether a place passes a test. @param settings of the cabinet, the defaults among them */
export function placeHolds(test: PlaceTest, place: RulePlace | null, settings: PluginConfig): boolean {
  if (place === null) return false;
  if (test.in !== undefined && !test.in.some((code) => isIn(place, isReference(code) ? settingOf(code, settings) : code))) return false;
  if (test.circle !== undefined) {
    const { latitude, longitude, radius } = numbersOf(test.circle, settings);
    // What is not set is no number, and no comparison with it holds.
    if (!(metresBetween(place, { latitude, longitude }) <= radius)) return false;
  }
  if (test.box === undefined) return true;
  const { south, west, north, east } = numbersOf(test.box, settings);
  return south <= place.latitude && place.latitude <= north && west <= place.longitude && place.longitude <= east;
}

/** Whether a value is that of a setting. */
export function isReference(value: boolean | number | string | SettingReference): value is SettingReference {
  return typeof value === 'object';
}

function isIn(place: RulePlace, code: PluginConfig[string] | undefined): boolean {
  return typeof code === 'string' && code !== '' && place.territories.includes(code);
}

function numbersOf<Key extends string>(shape: Readonly<Record<Key, number | SettingReference>>, settings: PluginConfig): Record<Key, number> {
  const entries = Object.entries<number | SettingReference>(shape).map(([key, value]) => {
    const number = isReference(value) ? settingOf(value, settings) : value;
    return [key, typeof number === 'number' ? number : NaN];
  });
  return Object.fromEntries(entries) as Record<Key, number>;
}

function settingOf({ setting }: SettingReference, settings: PluginConfig): PluginConfig[string] | undefined {
  return Object.hasOwn(settings, setting) ? settings[setting] : undefined;
}
