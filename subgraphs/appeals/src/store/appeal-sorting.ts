import type { AppealOrder } from '../domain/appeal-order.js';

/** The place of an appeal in a list, as far as it is sorted by it. */
export interface PagePlace {
  readonly id: string;
  /** What it is sorted by besides its id, as `isKeyOf` has it; null when by nothing else. */
  readonly key: string | null;
}

/** By what one order sorts; the id, in the same direction, keeps the order of equals. */
export interface Sorting {
  /** SQL of the key; null when the id, which rises with the time of submission, is all. */
  readonly key: string | null;
  /** Type of the key in PostgreSQL. */
  readonly type: 'timestamptz' | 'integer';
  readonly isDescending: boolean;
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

const WHOLE_NUMBER = /^\d{1,9}$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3,6}Z$/;

/** Whether a text is a key of this order: a whole number, or a moment of UTC such as `2026-11-19T03:00:00.123456Z`. */
export function isKeyOf(order: AppealOrder, text: string): boolean {
  if (SORTINGS[order].type === 'integer') return WHOLE_NUMBER.test(text);
  const day = MOMENT.exec(text)?.[1];
  const moment = new Date(`${day}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** SQL of the key of a row as a text. */
export function keySql(order: AppealOrder): string {
  const { key, type } = SORTINGS[order];
  if (key === null) return 'null';
  return type === 'integer' ? `${key}::text` : `to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** SQL by which a list is sorted. */
export function orderSql(order: AppealOrder): string {
  const { key, isDescending } = SORTINGS[order];
  const direction = isDescending ? ' desc' : '';
  return `${key === null ? '' : `${key}${direction}, `}a.id${direction}`;
}

/** The SQL condition that a row comes after a place; takes what `placeParams` gives. */
export function afterSql(order: AppealOrder): string {
  const { key, type, isDescending } = SORTINGS[order];
  const sign = isDescending ? '<' : '>';
  return key === null ? `a.id ${sign} ?` : `(${key}, a.id) ${sign} (?::${type}, ?::uuid)`;
}

/** What `afterSql` takes. */
export function placeParams({ key, id }: PagePlace): string[] {
  return key === null ? [id] : [key, id];
}
