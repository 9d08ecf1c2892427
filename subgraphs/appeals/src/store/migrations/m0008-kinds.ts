import { Migration, TENANT_SQL, changeRulesSql } from '@otklik/database';

/** What staff bring in: incidents with their importance, and what was taken down of somebody unknown. */
export class M0008Kinds extends Migration {
  override name = 'M0008Kinds';

  override up(): void {
    const { isInMyCabinets, isMe } = TENANT_SQL;
    this.addSql(`
      do $$
      declare
        authored text;
      begin
        select conname into strict authored from pg_constraint
          where conrelid = 'appeals.appeal'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%author_id IS NULL%';
        execute format('alter table appeals.appeal drop constraint %I', authored);
      end $$;
      alter table appeals.appeal
        add column is_important boolean,
        add constraint appeal_author_check check (author_id is null or origin is null),
        add constraint appeal_source_check check (author_id is not null or origin is not null or channel in ('RECEPTION', 'PHONE'));
    `);
    this.addSql(changeRulesSql('appeals.appeal', { add: `${isMe('author_id')} or ${isInMyCabinets('cabinet_id')}` }));
  }
}
