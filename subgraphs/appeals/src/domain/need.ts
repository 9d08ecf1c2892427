import type { LocalizedText } from '@otklik/base';

/** What kind of value a change has to be given. */
export type NeedKind = 'TEXT' | 'GROUND' | 'EXECUTOR' | 'EXECUTORS' | 'AGENCY' | 'AGENCIES' | 'BOOLEAN' | 'DAYS' | 'DATE' | 'SCORE' | 'PRIORITY';

/** One thing that a change is told: a field of its mutation's input. */
export interface Need {
  /** Name of the field. */
  readonly field: string;
  readonly kind: NeedKind;
  readonly required: boolean;
  readonly title: LocalizedText;
}

/** A field that must be given. */
export function needs(field: string, kind: NeedKind, ru: string, en: string): Need {
  return { field, kind, required: true, title: { ru, en } };
}

/** A field that may be given. */
export function takes(field: string, kind: NeedKind, ru: string, en: string): Need {
  return { ...needs(field, kind, ru, en), required: false };
}
