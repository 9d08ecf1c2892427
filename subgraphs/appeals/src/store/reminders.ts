import type { EntityManager } from '@mikro-orm/postgresql';
import { pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
import { TermMark } from '../domain/term-mark.js';
import { ReminderEntity, type Reminder } from './reminder.entity.js';
import { IS_AWAITED, isPast, PASSED_MARK } from './term-sql.js';

/** An appeal whose term has passed a mark of which nobody is told yet. */
export interface UntoldMark {
  readonly appealId: string;
  readonly cabinetId: string;
  readonly mark: TermMark;
  readonly dueAt: Date;
  readonly isAssigned: boolean;
}

/** Marks in their order, to be compared in SQL. */
const ORDER = `array[${Object.values(TermMark).map((mark) => `'${mark}'`).join(', ')}]`;

/**
 * Some of the appeals whose term has passed a mark of which nobody is told yet: the last one, if several. Locks them; those that
 * somebody else changes now are left for the next time.
 */
export async function untoldMarks(tx: EntityManager, now: Date, limit: number): Promise<UntoldMark[]> {
  const rows = await tx.execute<(Omit<UntoldMark, 'dueAt'> & { dueAt: Date | string })[]>(
    `with passed as (
       select a.id, ${PASSED_MARK} as mark from appeals.appeal a where ${IS_AWAITED} and ${isPast(TermMark.HALF)}
     )
     select a.id as "appealId", a.cabinet_id as "cabinetId", passed.mark, a.due_at as "dueAt", a.executor is not null as "isAssigned"
     from passed join appeals.appeal a using (id)
     where not exists (
       select from appeals.reminder told where told.appeal_id = a.id and told.due_at = a.due_at
         and array_position(${ORDER}, told.mark) >= array_position(${ORDER}, passed.mark)
     )
     order by a.id limit ? for update of a skip locked`,
    [now, now, now, now, limit],
  );
  return rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }));
}

/** Writes reminders down. Answers the ids of the appeals concerned but for those of which another sweep has told meanwhile. */
export async function putReminders(tx: EntityManager, reminders: readonly Reminder[]): Promise<Set<string>> {
  const rows = await tx.execute<{ appeal_id: string }[]>(
    `insert into appeals.reminder (id, appeal_id, cabinet_id, mark, due_at, at, is_assigned)
     select id, "appealId", "cabinetId", mark, "dueAt", at, "isAssigned" from jsonb_to_recordset(?::jsonb)
       as new (id uuid, "appealId" uuid, "cabinetId" uuid, mark text, "dueAt" timestamptz, at timestamptz, "isAssigned" boolean)
     on conflict do nothing returning appeal_id`,
    [JSON.stringify(reminders)],
  );
  return new Set(rows.map((row) => row.appeal_id));
}

/** The reminders of appeals, the first one first. */
export async function remindersOf(em: EntityManager, appealIds: readonly string[]): Promise<Reminder[]> {
  return em.find(ReminderEntity, { appealId: { $in: [...appealIds] } }, { orderBy: { id: 'asc' } });
}

const NEWEST_FIRST = { table: 'appeals.reminder', key: 'id', order: 'desc' } as const;

/** Pages of the reminders of cabinets, the newest first. */
export async function pagesOfReminders(em: EntityManager, wanted: readonly OwnedPage[]): Promise<Reminder[][]> {
  const pages = await pagesOfOwners(em, NEWEST_FIRST, wanted);
  return pages.map((rows) => rows.map((row) => em.map(ReminderEntity, row)));
}
