import { formatDay, formatFullDay, isWithin, isYearly, type DayRange, type LocalDate, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { CategoryDeclaration, PluginManifest } from '@otklik/plugin-sdk';

/** A category as the platform keeps it. */
export interface OfferedCategory {
  readonly title: LocalizedText;
  /** The days in which it takes messages; null when always. */
  readonly period: DayRange | null;
}

/** The days in which a category takes messages, of its season every year; null when always. */
export function campaignDays({ season }: Pick<PluginManifest, 'season'>, { period }: CategoryDeclaration): DayRange | null {
  if (period === undefined) return null;
  const { from, to } = 'season' in period ? season![period.season]! : period;
  return { from, to };
}

/** What is wrong with a message of that day of the region: `OUT_OF_PERIOD`; nothing when its category takes messages then. */
export function checkCampaign({ title, period }: OfferedCategory, on: LocalDate): ValidationIssue[] {
  if (period === null || isWithin(period, on)) return [];
  const [from, to] = isYearly(period) ? [yearly(period.from), yearly(period.to)] : [formatFullDay(period.from as LocalDate), formatFullDay(period.to as LocalDate)];
  const message = {
    ru: `Категория «${title.ru}» принимает сообщения с ${from.ru} по ${to.ru}${isYearly(period) ? ' каждого года.' : endOf(to.ru)}`,
    en: `The category "${title.en}" takes messages from ${from.en} to ${to.en}${isYearly(period) ? ' of every year' : ''}.`,
  };
  return [{ path: ['categoryId'], code: 'OUT_OF_PERIOD', message }];
}

/** «2026 г.» ends a sentence by itself. */
function endOf(words: string): string {
  return words.endsWith('.') ? '' : '.';
}

function yearly(day: string): LocalizedText {
  // Any leap year: it has every day that a year can have.
  return formatDay(`2024-${day}` as LocalDate);
}
