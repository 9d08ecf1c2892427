import { checkText, normaliseText, type LocalizedText, type ValidationIssue } from '@otklik/base';

/** A text in two languages as a client sends it. */
export interface LocalizedInput {
  readonly ru: string;
  readonly en?: string | null;
}

/** The text as it is kept; without English the Russian one stands for both. */
export function normaliseLocalized({ ru, en }: LocalizedInput): LocalizedText {
  return { ru: normaliseText(ru), en: normaliseText(en ?? '') };
}

/** What is wrong with a normalised text: Russian must say something, English may be absent. */
export function checkLocalized(text: LocalizedText, path: readonly string[], maxLength: number): ValidationIssue[] {
  return [...checkText(text.ru, [...path, 'ru'], maxLength), ...(text.en === '' ? [] : checkText(text.en, [...path, 'en'], maxLength))];
}
