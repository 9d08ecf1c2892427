import { Migration } from '@otklik/database';
import { publishExisting } from '../search/publish-existing.js';
import { DOCUMENT_SQL } from './m0017-search-documents.js';
import { FINDING_SQL } from './m0017-search-finding.js';

/**
 * What appeals are found by, and the words that are there. Conditions with `@@` and `%` may not be asked of an index before the policies of
 * a table have judged each row, so these tables are not for tenants at all: no role may touch them, and functions that ask whose a row is
 * look into them. Besides: when an appeal was last changed, to sort by.
 */
export class M0017Search extends Migration {
  override name = 'M0017Search';

  override async up(): Promise<void> {
    await this.execute(`
      alter table appeals.appeal add column updated_at timestamptz not null default date_trunc('milliseconds', now());
      update appeals.appeal set updated_at = coalesce(date_trunc('milliseconds', (select max(at) from appeals.appeal_history as change where change.appeal_id = appeal.id)), submitted_at);
      create index appeal_cabinet_updated on appeals.appeal (cabinet_id, updated_at, id);
      create index appeal_cabinet_executor on appeals.appeal (cabinet_id, executor, id desc) where executor is not null;
      create index appeal_cabinet_rating on appeals.appeal (cabinet_id, rating_score, id desc) where rating_score is not null;
    `);
    await this.execute(DOCUMENT_SQL);
    await this.execute(FINDING_SQL);
    await publishExisting((sql, params) => this.execute(sql, params));
  }
}
