import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Notes of staff on appeals: of a cabinet, not of an appeal's tenant, so that they do not go with it to another agency. */
export class M0023InternalComments extends Migration {
  override name = 'M0023InternalComments';

  override up(): void {
    this.addSql(`
      create table appeals.internal_comment (
        id uuid primary key,
        appeal_id uuid not null references appeals.appeal (id) on delete cascade,
        cabinet_id uuid not null,
        author_id uuid not null,
        author text not null,
        author_role text not null,
        text text not null,
        mentions jsonb,
        at timestamptz not null
      );
      create index internal_comment_appeal on appeals.internal_comment (appeal_id, id);
      grant select, insert, delete on appeals.internal_comment to otklik_appeals;
    `);
    const { isInMyCabinets, isMe } = TENANT_SQL;
    const ofMine = isInMyCabinets('cabinet_id');
    const own = `${ofMine} and ${isMe('author_id')}`;
    this.addSql(guardTableSql('appeals.internal_comment', { read: ofMine, add: own, remove: own }));
  }
}
