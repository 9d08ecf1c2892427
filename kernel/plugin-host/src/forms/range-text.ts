import type { LocalizedText } from '@otklik/base';

/** A range in words: `from 1 to 8`, `at least 1`, `at most 8`; empty without bounds. */
export function rangeText(min: number | undefined, max: number | undefined): LocalizedText {
  if (min !== undefined && max !== undefined) return { ru: `от ${min} до ${max}`, en: `from ${min} to ${max}` };
  if (min !== undefined) return { ru: `не менее ${min}`, en: `at least ${min}` };
  return max === undefined ? { ru: '', en: '' } : { ru: `не более ${max}`, en: `at most ${max}` };
}
