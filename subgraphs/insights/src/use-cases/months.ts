import { CodedError } from '@otklik/base';
import { isMonth, monthAt, type Month } from '../domain/month.js';
import type { Setting } from './setting.js';

/** Reads a month that a client sent; null when it sent none. @throws CodedError BAD_USER_INPUT */
export function readMonth(argument: string, text: string | null | undefined): Month | null {
  if (text == null) return null;
  if (isMonth(text)) return text;
  throw CodedError.badInput({ ru: `${argument}: месяц вида 2026-11.`, en: `${argument}: a month such as 2026-11.` });
}

/** Refuses a span that ends before it begins. @throws CodedError BAD_USER_INPUT */
export function refuseReversed(from: Month | null, to: Month | null): void {
  if (from === null || to === null || from <= to) return;
  throw CodedError.badInput({ ru: 'from не может быть позже to.', en: 'from must not be later than to.' });
}

/** The month that the region's calendar shows. */
export async function thisMonth({ clock, loaders }: Pick<Setting, 'clock' | 'loaders'>): Promise<Month> {
  return monthAt(clock.now(), await loaders.timeZone());
}
