import { localDateAt, type LocalDate } from '@otklik/base';
import type { Setting } from './setting.js';

/** The day that the region's calendar shows. */
export async function today({ clock, loaders }: Pick<Setting, 'clock' | 'loaders'>): Promise<LocalDate> {
  return localDateAt(clock.now(), await loaders.timeZone());
}
