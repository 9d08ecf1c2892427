import { checkText, normaliseText, type Locale, type ValidationIssue } from '@otklik/base';

/** A text by its languages, which are named by BCP 47 tags such as `ru`, `en` or `tt`. */
export type Texts = Readonly<Record<string, string>>;

/** A text in one language as a client sends it. */
export interface TextInput {
  readonly language: string;
  readonly text: string;
}

/** The most languages of one questionnaire. */
export const MAX_LANGUAGES = 20;

/** The tag as it is written by rule, `ru` or `sr-Latn`; null when it is none. */
export function languageOf(tag: string): string | null {
  if (tag.length > 35 || !/^[A-Za-z0-9-]+$/.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** The text as it is kept: clean, under the tags as they are written by rule. What is no tag stays as it was sent, for the check to find. */
export function normaliseTexts(inputs: readonly TextInput[]): Texts {
  return Object.fromEntries(inputs.map(({ language, text }) => [languageOf(language) ?? language, normaliseText(text)]));
}

/** What is wrong with a text as it was sent, and as it would be kept: the default language must be there, and each once. */
export function checkTexts(inputs: readonly TextInput[], path: readonly string[], { main, maxLength }: TextRules): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  const seen = new Set<string>();
  for (const [index, { language, text }] of inputs.entries()) {
    const place = [...path, String(index)];
    const tag = languageOf(language);
    if (tag === null) issues.push({ path: [...place, 'language'], code: 'UNKNOWN_LANGUAGE', message: NO_LANGUAGE });
    else if (seen.has(tag)) issues.push({ path: [...place, 'language'], code: 'DUPLICATE', message: TWICE });
    else seen.add(tag);
    issues.push(...checkText(normaliseText(text), [...place, 'text'], maxLength));
  }
  if (inputs.length > MAX_LANGUAGES) issues.push({ path, code: 'TOO_MANY', message: { ru: `Языков не больше ${MAX_LANGUAGES}.`, en: `No more than ${MAX_LANGUAGES} languages.` } });
  if (!seen.has(main)) issues.push({ path, code: 'MISSING_DEFAULT_LANGUAGE', message: missing(main) });
  return issues;
}

/** What a text must have. */
export interface TextRules {
  /** The default language, by its tag. */
  readonly main: string;
  /** In characters. */
  readonly maxLength: number;
}

/** The text for a reader: in the language that is asked for, then in that of the locale, then in the default one. */
export function textFor(texts: Texts, main: string, locale: Locale, wanted?: string | null): string {
  const tag = wanted == null ? null : languageOf(wanted);
  return (tag === null ? undefined : (texts[tag] ?? texts[tag.split('-')[0]!])) ?? texts[locale] ?? texts[main] ?? '';
}

const NO_LANGUAGE = { ru: 'Назовите язык кодом BCP 47: ru, en, tt.', en: 'Name the language by a BCP 47 tag: ru, en, tt.' };
const TWICE = { ru: 'Текст на этом языке уже есть.', en: 'There is a text in this language already.' };

function missing(main: string): { ru: string; en: string } {
  return { ru: `Нет текста на основном языке: ${main}.`, en: `The text lacks the default language: ${main}.` };
}
