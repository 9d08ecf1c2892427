import { Migration, hotChangeSql, hotReadSql } from '@otklik/database';

/** The same rules as before for the two tables that every request reads, in a form that is planned in less time: docs/tenancy.md. */
export class M0034QuickPolicies extends Migration {
  override name = 'M0034QuickPolicies';

  override up(): void {
    const isPublic = "visibility = 'PUBLIC' and kind = 'MESSAGE' and status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN')";
    this.addSql(hotReadSql('appeals.appeal', { ids: ['author_id'], others: 'co_cabinet_ids', first: 'cabinet_id', isPublic }));
    this.addSql(hotChangeSql('appeals.appeal', { ids: ['cabinet_id', 'author_id'], others: 'co_cabinet_ids' }));
    this.addSql(hotReadSql('appeals.appeal_history', { ids: ['cabinet_id', 'author_id'], otherwise: 'appeals.sees_appeal(appeal_id)' }));
  }
}
