import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Rules by which a cabinet assigns what is registered, and how urgent an appeal is. Null is normal, as for every appeal before. */
export class M0024AutoRules extends Migration {
  override name = 'M0024AutoRules';

  override up(): void {
    this.addSql(`
      alter table appeals.appeal add column priority text check (priority in ('HIGH', 'URGENT'));

      create table appeals.auto_rule (
        id uuid primary key,
        cabinet_id uuid not null,
        position integer not null,
        title text not null,
        enabled boolean not null,
        mode text not null check (mode in ('ASSIGN', 'SUGGEST')),
        conditions jsonb not null,
        executor text,
        co_executors jsonb not null,
        priority text check (priority in ('NORMAL', 'HIGH', 'URGENT')),
        version integer not null
      );
      create index auto_rule_cabinet on appeals.auto_rule (cabinet_id, position, id);
      grant select, insert, update, delete on appeals.auto_rule to otklik_appeals;
    `);
    const mine = TENANT_SQL.isInMyCabinets('cabinet_id');
    this.addSql(guardTableSql('appeals.auto_rule', { read: mine, add: mine, change: mine, remove: mine, fixed: ['cabinet_id'] }));
  }
}
