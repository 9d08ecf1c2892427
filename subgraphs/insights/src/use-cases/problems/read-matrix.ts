import { CodedError } from '@otklik/base';
import { addMonths, isMonth, monthsIn, type Month } from '../../domain/month.js';
import { matrixOf, segmentOf, type MatrixCell, type Segment } from '../../domain/problems/matrix.js';
import { comparedWith, exposuresOf, type Comparison, type Period } from '../../domain/problems/period.js';
import { countCells } from '../../store/problems/counts.js';
import { refuseReversed, thisMonth } from '../months.js';
import type { Setting } from '../setting.js';
import { today } from '../today.js';

/** The longest period that is compared, in months. */
const MAX_MONTHS = 12;
const QUARTER = 3;

/** A matrix of systemic problems. */
export interface ProblemMatrix {
  readonly period: Period;
  readonly compared: Period;
  readonly cells: readonly MatrixCell[];
}

/** How much of a territory or a group of categories was met once, again, or by many. */
export interface SegmentSum {
  readonly name: string | null;
  readonly segment: Segment;
  /** How many cells of category and territory. */
  readonly cells: number;
  readonly received: number;
}

/** By what segments are told apart. */
export enum SegmentBy {
  TERRITORY = 'TERRITORY',
  GROUP = 'GROUP',
}

/** The matrix of a period against another: without a period the last three whole months. Public. @throws CodedError BAD_USER_INPUT */
export async function readMatrix(setting: Setting, from: string | null | undefined, to: string | null | undefined, comparison: Comparison): Promise<ProblemMatrix> {
  const period = await readPeriod(setting, from, to);
  const compared = comparedWith(period, comparison);
  const exposures = exposuresOf(period, compared, await today(setting));
  if (exposures.now === 0) throw CodedError.badInput({ ru: 'Этот период ещё не начался.', en: 'This period has not begun.' });
  return { period, compared, cells: matrixOf(await countCells(setting.em, period, compared), exposures) };
}

/** The segments of a period, the largest first. Public. @throws CodedError BAD_USER_INPUT */
export async function readSegments(setting: Setting, from: string | null | undefined, to: string | null | undefined, by: SegmentBy): Promise<SegmentSum[]> {
  const period = await readPeriod(setting, from, to);
  const cells = (await countCells(setting.em, period, period)).filter(({ rootCause, received }) => rootCause === null && received > 0);
  const nameOf = ({ categoryId, territory }: (typeof cells)[number]): string | null => (by === SegmentBy.TERRITORY ? territory : categoryId.split('.')[0]!);
  const sums = [...Map.groupBy(cells, (cell) => `${segmentOf(cell.received)} ${nameOf(cell) ?? ''}`).values()].map((alike) => ({
    name: nameOf(alike[0]!),
    segment: segmentOf(alike[0]!.received),
    cells: alike.length,
    received: alike.reduce((sum, { received }) => sum + received, 0),
  }));
  return sums.sort((a, b) => b.received - a.received || ((a.name ?? '') < (b.name ?? '') ? -1 : 1) || (a.segment < b.segment ? -1 : 1));
}

async function readPeriod(setting: Setting, from: string | null | undefined, to: string | null | undefined): Promise<Period> {
  const last = month('to', to) ?? addMonths(await thisMonth(setting), from == null ? -1 : 0);
  const first = month('from', from) ?? addMonths(last, 1 - QUARTER);
  refuseReversed(first, last);
  if (monthsIn(first, last) > MAX_MONTHS) throw CodedError.badInput({ ru: `Период не длиннее ${MAX_MONTHS} месяцев.`, en: `A period of at most ${MAX_MONTHS} months.` });
  return { from: first, to: last };
}

function month(argument: string, text: string | null | undefined): Month | null {
  if (text == null) return null;
  // Years in which nothing can be counted backwards are no months here.
  if (isMonth(text) && text >= '1900' && text < '2900') return text;
  throw CodedError.badInput({ ru: `${argument}: месяц вида 2026-11.`, en: `${argument}: a month such as 2026-11.` });
}
