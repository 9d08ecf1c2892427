import { AWAITED_STATUSES } from '../domain/awaited.js';
import { MARK_SHARES, TermMark } from '../domain/term-mark.js';

/** SQL conditions about the term of the appeal `a`. Where one takes the moment that it is now, it does so as its placeholder. */
const START = 'coalesce(a.reopened_at, a.registered_at, a.submitted_at)';

/** Whether the agency owes an answer. */
export const IS_AWAITED = `a.status in (${AWAITED_STATUSES.map((status) => `'${status}'`).join(', ')})`;

/** Whether the term is over. Takes: now. */
export const IS_OVERDUE = 'a.due_at < ?';

/** Whether at least this share of the term is over. Takes: now. */
export function isPast(mark: TermMark.HALF | TermMark.NINE_TENTHS): string {
  return `${START} + (a.due_at - ${START}) * ${MARK_SHARES[mark]} <= ?`;
}

/** The last mark that the term has passed, as a text. Takes: now, now, now. */
export const PASSED_MARK = `case when ${IS_OVERDUE} then '${TermMark.OVERDUE}' when ${isPast(TermMark.NINE_TENTHS)} then '${TermMark.NINE_TENTHS}'
  when ${isPast(TermMark.HALF)} then '${TermMark.HALF}' end`;
