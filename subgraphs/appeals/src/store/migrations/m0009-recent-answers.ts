import { Migration } from '@otklik/database';

/** The newest public answers of an agency, for its page. */
export class M0009RecentAnswers extends Migration {
  override name = 'M0009RecentAnswers';

  override up(): void {
    this.addSql(`
      create index appeal_recent_answer on appeals.appeal (agency_id, answered_at desc, id desc)
        where visibility = 'PUBLIC' and kind = 'MESSAGE' and answered_at is not null
    `);
  }
}
