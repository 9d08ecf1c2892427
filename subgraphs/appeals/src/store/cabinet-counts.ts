import type { EntityManager } from '@mikro-orm/postgresql';
import { AppealStatus } from '../domain/appeal-status.js';
import { TermMark } from '../domain/term-mark.js';
import { IS_AWAITED, IS_OVERDUE, isPast } from './term-sql.js';

/** What waits in a cabinet, and how it kept its terms lately. */
export interface CabinetCounts {
  /** Wait for an answer. */
  readonly awaited: number;
  readonly unassigned: number;
  readonly onApproval: number;
  readonly dueSoon: number;
  readonly overdue: number;
  /** Answers of the last thirty days. */
  readonly answered: number;
  readonly answeredOnTime: number;
}

const NOTHING: CabinetCounts = { awaited: 0, unassigned: 0, onApproval: 0, dueSoon: 0, overdue: 0, answered: 0, answeredOnTime: 0 };
const RECENT_MS = 30 * 86_400_000;

/** Counts the appeals of cabinets, as far as the viewer's rows go: one statement for all. */
export async function countCabinets(em: EntityManager, cabinetIds: readonly string[], now: Date): Promise<CabinetCounts[]> {
  const recently = new Date(now.getTime() - RECENT_MS);
  const count = (condition: string): string => `(count(*) filter (where ${condition}))::int`;
  const rows = await em.execute<(CabinetCounts & { id: string })[]>(
    `select a.cabinet_id as id, ${count(IS_AWAITED)} as awaited, ${count(`${IS_AWAITED} and a.executor is null`)} as unassigned,
       ${count(`a.status = '${AppealStatus.ON_APPROVAL}'`)} as "onApproval",
       ${count(`${IS_AWAITED} and not ${IS_OVERDUE} and ${isPast(TermMark.NINE_TENTHS)}`)} as "dueSoon",
       ${count(`${IS_AWAITED} and ${IS_OVERDUE}`)} as overdue,
       ${count('a.answered_at > ?')} as answered, ${count('a.answered_at > ? and a.answered_at <= a.due_at')} as "answeredOnTime"
     from appeals.appeal a where a.cabinet_id in (?) and (${IS_AWAITED} or a.answered_at > ?) group by a.cabinet_id`,
    [now, now, now, recently, recently, [...cabinetIds], recently],
  );
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return cabinetIds.map((id) => byId.get(id) ?? NOTHING);
}
