import { CodedError, yearOf, type LocalDate } from '@otklik/base';
import { IMPROVED_GOAL_PERCENT, improvedPercent, lowRatedServices, type LowRatedService } from '../../domain/register/low-rated.js';
import { marksUpTo } from '../../store/register/metric-values.js';
import type { Setting } from '../setting.js';
import { today } from '../today.js';

/** The low-rated services of a year and what has become of them. */
export interface LowRated {
  readonly year: number;
  readonly services: readonly LowRatedService[];
  /** Percent to one decimal; null when no service was low-rated. */
  readonly improvedPercent: number | null;
  readonly isGoalReached: boolean | null;
}

/** The low-rated services of a year: this one unless told. Public. @throws CodedError BAD_USER_INPUT for no year */
export async function readLowRated(setting: Setting, year: number | null | undefined): Promise<LowRated> {
  const day = await today(setting);
  const wanted = year ?? yearOf(day);
  if (wanted < 1990 || wanted > 2200) throw CodedError.badInput({ ru: 'year: год вида 2026.', en: 'year: a year such as 2026.' });
  const end = `${wanted}-12-31` as LocalDate;
  const services = lowRatedServices(await marksUpTo(setting.em, end < day ? end : day), wanted);
  const percent = improvedPercent(services);
  return { year: wanted, services, improvedPercent: percent, isGoalReached: percent === null ? null : percent >= IMPROVED_GOAL_PERCENT };
}
