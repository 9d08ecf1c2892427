import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Filters of appeals that staff keep under a title: their own, and those that a cabinet shares. */
export class M0033SavedFilters extends Migration {
  override name = 'M0033SavedFilters';

  override up(): void {
    this.addSql(`
      create table appeals.saved_filter (
        id uuid primary key,
        cabinet_id uuid not null,
        owner_id uuid,
        title text not null,
        filter jsonb not null check (jsonb_typeof(filter) = 'object'),
        order_by text not null,
        updated_at timestamptz not null,
        unique nulls not distinct (cabinet_id, owner_id, title)
      );
      create index saved_filter_owner on appeals.saved_filter (owner_id) where owner_id is not null;
      grant select, insert, update, delete on appeals.saved_filter to otklik_appeals;
    `);
    const { isInMyCabinets, isMe } = TENANT_SQL;
    const mine = `${isInMyCabinets('cabinet_id')} and (owner_id is null or ${isMe('owner_id')})`;
    this.addSql(guardTableSql('appeals.saved_filter', { read: mine, add: mine, change: mine, remove: mine, fixed: ['cabinet_id', 'owner_id'] }));
  }
}
