import { canName } from '@otklik/base';
import type { DetailOrder } from '@otklik/plugin-host';
import { AppealOrder } from '../domain/appeal-order.js';

/** The place of an appeal in a list, as far as it is sorted by it. */
export interface PagePlace {
  readonly id: string;
  /** What it is sorted by besides its id, as `isKeyOf` has it; null when by nothing else. */
  readonly key: string | null;
}

/** How a list is sorted: in one of the ways of all appeals, or by a field of a form, of which only those with a value in it are listed. */
export type ListOrder = AppealOrder | DetailOrder;

/** By what one order sorts; the id, in the same direction, keeps the order of equals. */
export interface Sorting {
  /** SQL of the key; null when the id, which rises with the time of submission, is all. */
  readonly key: string | null;
  /** Type of the key in PostgreSQL. */
  readonly type: 'timestamptz' | 'integer' | 'double precision' | 'text' | 'boolean';
  readonly isDescending: boolean;
  /** The column of the id, where an index has it beside the key; `a.id` without it. */
  readonly id?: string;
}

/** Worse than the worst and better than the best: those without a rating come last. */
const [BELOW_ALL, ABOVE_ALL] = [0, 6];
const BY_ID = { key: null, type: 'integer' } as const;
const BY_TERM = { key: 'a.due_at', type: 'timestamptz' } as const;
/** By their terms, those before others as if they had been due ages ago. */
const BY_URGENCY = { key: "(a.due_at - case a.priority when 'URGENT' then interval '1000 years' when 'HIGH' then interval '500 years' else interval '0' end)", type: 'timestamptz' } as const;
const BY_CHANGE = { key: 'a.updated_at', type: 'timestamptz' } as const;
const ratingOr = (none: number) => ({ key: `coalesce(a.rating_score, ${none})`, type: 'integer' }) as const;

/** How each list is sorted. */
export const SORTINGS: Readonly<Record<AppealOrder, Sorting>> = {
  NEWEST: { ...BY_ID, isDescending: true },
  OLDEST: { ...BY_ID, isDescending: false },
  DUE_FIRST: { ...BY_TERM, isDescending: false },
  DUE_LAST: { ...BY_TERM, isDescending: true },
  URGENT_FIRST: { ...BY_URGENCY, isDescending: false },
  UPDATED_LAST: { ...BY_CHANGE, isDescending: true },
  UPDATED_FIRST: { ...BY_CHANGE, isDescending: false },
  WORST_RATED: { ...ratingOr(ABOVE_ALL), isDescending: false },
  BEST_RATED: { ...ratingOr(BELOW_ALL), isDescending: true },
  RELEVANCE: { key: 'rank', type: 'integer', isDescending: true },
};

/** What a field of a form is compared as. */
const DETAIL_TYPES = { number: 'double precision', text: 'text', flag: 'boolean' } as const;

/** By what an order sorts. */
export function sortingOf(order: ListOrder): Sorting {
  if (typeof order === 'string') return SORTINGS[order];
  return { key: `d.${order.column}`, type: DETAIL_TYPES[order.column], isDescending: order.isDescending, id: 'd.appeal_id' };
}

/** Whether nothing but the id sorts, the newest first. */
export function isNewest(order: ListOrder): boolean {
  return order === AppealOrder.NEWEST;
}

const NUMBER = /^-?\d{1,16}(\.\d{1,17})?(e[+-]\d{1,3})?$/;
const WHOLE_NUMBER = /^\d{1,9}$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3,6}Z$/;

/** Whether a text is a key of this order: a whole number, or a moment of UTC such as `2026-11-19T03:00:00.123456Z`. */
export function isKeyOf(order: ListOrder, text: string): boolean {
  switch (sortingOf(order).type) {
    case 'integer':
      return WHOLE_NUMBER.test(text);
    case 'double precision':
      return NUMBER.test(text);
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'text':
      return canName(text);
    case 'timestamptz':
      return isMoment(text);
  }
}

function isMoment(text: string): boolean {
  const day = MOMENT.exec(text)?.[1];
  const moment = new Date(`${day}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** SQL of the key of a row as a text. */
export function keySql(order: ListOrder): string {
  const { key, type } = sortingOf(order);
  if (key === null) return 'null';
  return type !== 'timestamptz' ? `${key}::text` : `to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** SQL by which a list is sorted. */
export function orderSql(order: ListOrder): string {
  const { key, isDescending, id = 'a.id' } = sortingOf(order);
  const direction = isDescending ? ' desc' : '';
  return `${key === null ? '' : `${key}${direction}, `}${id}${direction}`;
}

/** The same of rows that were chosen by it, with what `keySql` gives as `placeKey`. */
export function orderAgainSql(order: ListOrder): string {
  if (typeof order === 'string') return orderSql(order);
  const { type, isDescending } = sortingOf(order);
  const direction = isDescending ? ' desc' : '';
  return `a."placeKey"::${type}${direction}, a.id${direction}`;
}

/** The SQL condition that a row comes after a place; takes what `placeParams` gives. */
export function afterSql(order: ListOrder): string {
  const { key, type, isDescending, id = 'a.id' } = sortingOf(order);
  const sign = isDescending ? '<' : '>';
  return key === null ? `a.id ${sign} ?` : `(${key}, ${id}) ${sign} (?::${type}, ?::uuid)`;
}

/** What `afterSql` takes. */
export function placeParams({ key, id }: PagePlace): string[] {
  return key === null ? [id] : [key, id];
}
