import { Migration, type DatabaseModule } from '@otklik/database';

/**
 * What `appeals` publishes, as a table: this subgraph knows the other one by the columns of this view and by nothing else. The real view
 * is met in test/security/personal-data.
 */
class M0001PublishedAppeals extends Migration {
  override name = 'M0001PublishedAppeals';

  override up(): void {
    this.addSql(`
      create table appeals.published_handling (author_id uuid, cabinet_id uuid, executor text, submitted_at timestamptz, is_open boolean);
      grant usage on schema appeals to otklik_people;
      grant select on appeals.published_handling to otklik_people;
    `);
  }
}

export const publishedAppeals: DatabaseModule = { schema: 'appeals', migrations: [M0001PublishedAppeals] };
