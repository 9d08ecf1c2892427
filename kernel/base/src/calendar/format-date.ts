import type { LocalizedText } from '../localized-text.js';
import { utcMidnight, type LocalDate } from './local-date.js';

const DAY_AND_MONTH = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
const short = pair(DAY_AND_MONTH);
const full = pair({ ...DAY_AND_MONTH, year: 'numeric' });

/** «4 ноября», «4 November». */
export function formatDay(date: LocalDate): LocalizedText {
  return { ru: short.ru.format(utcMidnight(date)), en: short.en.format(utcMidnight(date)) };
}

/** «4 ноября 2026 г.», «4 November 2026». */
export function formatFullDay(date: LocalDate): LocalizedText {
  return { ru: full.ru.format(utcMidnight(date)), en: full.en.format(utcMidnight(date)) };
}

function pair(options: Intl.DateTimeFormatOptions): { ru: Intl.DateTimeFormat; en: Intl.DateTimeFormat } {
  return { ru: new Intl.DateTimeFormat('ru-RU', options), en: new Intl.DateTimeFormat('en-GB', options) };
}
