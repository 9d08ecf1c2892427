import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Texts for replies, which a cabinet keeps for itself. */
export class M0018ReplyTemplates extends Migration {
  override name = 'M0018ReplyTemplates';

  override up(): void {
    this.addSql(`
      create table appeals.reply_template (
        id uuid primary key,
        cabinet_id uuid not null,
        category_id text,
        title text not null,
        body text not null,
        version integer not null check (version >= 1),
        updated_at timestamptz not null,
        unique (cabinet_id, title)
      );
      grant select, insert, update, delete on appeals.reply_template to otklik_appeals;
    `);
    const own = TENANT_SQL.isInMyCabinets('cabinet_id');
    this.addSql(guardTableSql('appeals.reply_template', { read: own, add: own, change: own, remove: own, fixed: ['cabinet_id'] }));
  }
}
