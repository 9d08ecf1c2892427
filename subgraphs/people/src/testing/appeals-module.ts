import { Migration, type DatabaseModule } from '@otklik/database';

/**
 * What `appeals` publishes, as a table and a function: this subgraph knows the other one by them and by nothing else. The real ones are met
 * in test/security/personal-data and test/security/tamper-evidence.
 */
class M0001PublishedAppeals extends Migration {
  override name = 'M0001PublishedAppeals';

  override up(): void {
    this.addSql(`
      create table appeals.published_handling (author_id uuid, cabinet_id uuid, executor text, submitted_at timestamptz, is_open boolean);
      create table appeals.forgotten_author (author_id uuid);
      create function appeals.forget_author(person uuid) returns boolean language sql security definer as $$
        insert into appeals.forgotten_author values (person);
        select false;
      $$;
      grant usage on schema appeals to otklik_people;
      grant select on appeals.published_handling to otklik_people;
    `);
  }
}

export const publishedAppeals: DatabaseModule = { schema: 'appeals', migrations: [M0001PublishedAppeals] };
