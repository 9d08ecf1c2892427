import { Migration } from '@otklik/database';

/** For whom somebody acted, and what only the staff are told of a change. Null for every change before. */
export class M0019Substitution extends Migration {
  override name = 'M0019Substitution';

  override up(): void {
    this.addSql('alter table appeals.appeal_history add column on_behalf_of text, add column note jsonb');
  }
}
