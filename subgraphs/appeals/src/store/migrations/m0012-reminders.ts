import { guardTableSql, Migration, TENANT_SQL } from '@otklik/database';

/** Marks that the terms of appeals have passed, for the staff of their cabinets; and the queue of a cabinet by its terms. */
export class M0012Reminders extends Migration {
  override name = 'M0012Reminders';

  override up(): void {
    this.addSql(`
      create table appeals.reminder (
        id uuid primary key,
        appeal_id uuid not null,
        cabinet_id uuid not null,
        mark text not null check (mark in ('HALF', 'NINE_TENTHS', 'OVERDUE')),
        due_at timestamptz not null,
        at timestamptz not null,
        is_assigned boolean not null,
        unique (appeal_id, due_at, mark)
      );
      create index reminder_cabinet on appeals.reminder (cabinet_id, id desc);
      create index appeal_cabinet_due on appeals.appeal (cabinet_id, due_at, id);
      grant select, insert on appeals.reminder to otklik_appeals;
    `);
    // The platform itself adds them.
    this.addSql(guardTableSql('appeals.reminder', { read: TENANT_SQL.isInMyCabinets('cabinet_id') }));
  }
}
