/** Languages that citizens and clerks read. */
export type Locale = 'ru' | 'en';

/** The language used when a client names none that we speak. */
export const DEFAULT_LOCALE: Locale = 'ru';

/** One text in every language of the platform. */
export interface LocalizedText {
  readonly ru: string;
  readonly en: string;
}

/** Picks the text of one language. */
export function localize(text: LocalizedText, locale: Locale): string {
  return text[locale] || text[DEFAULT_LOCALE];
}

/**
 * Chooses the language from an HTTP `Accept-Language` value (RFC 9110 §12.5.4): the highest quality
 * among the languages we speak, the earlier one on a tie; `ru` when none fits or the value is unreadable.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  if (acceptLanguage === undefined || acceptLanguage === null) return DEFAULT_LOCALE;
  let best: { locale: Locale; quality: number } | null = null;
  for (const part of acceptLanguage.split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const primary = range.trim().split('-')[0];
    if (primary !== 'ru' && primary !== 'en') continue;
    const weight = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (!(quality > 0 && quality <= 1)) continue;
    if (best === null || quality > best.quality) best = { locale: primary, quality };
  }
  return best?.locale ?? DEFAULT_LOCALE;
}
