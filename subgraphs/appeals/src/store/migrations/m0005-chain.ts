import { Migration, guardTableSql } from '@otklik/database';
import { linkExisting } from '../chain/link-existing.js';

/** The chain of each appeal's changes, for those that are there too, and the list of seals. */
export class M0005Chain extends Migration {
  override name = 'M0005Chain';

  override async up(): Promise<void> {
    await this.execute(`
      alter table appeals.appeal add column state_salt bytea, add column chain_head bytea;
      alter table appeals.appeal_history
        add column state_digest bytea, add column submission_digest bytea, add column actor_salt bytea, add column actor_digest bytea, add column digest bytea,
        alter column actor drop not null;

      -- Which seals there must be outside of the database: so that nobody cuts off the end of their file unnoticed.
      create table appeals.seal (
        file_id uuid not null,
        number integer not null,
        at timestamptz not null,
        digest bytea not null,
        primary key (file_id, number)
      );

      -- Authors of whom the history does not say any more who they are.
      create table appeals.forgotten_author (author_id uuid primary key, at timestamptz not null);
    `);
    await this.execute(guardTableSql('appeals.seal', { read: 'false' }));
    await this.execute(guardTableSql('appeals.forgotten_author', { read: 'false' }));
    await this.execute(FORGET_AUTHOR);
    await linkExisting((sql, params) => this.execute(sql, params));
  }
}

/**
 * For `people`, when it erases somebody's personal data: takes the author's login and its salt out of the histories of their appeals, in the
 * caller's transaction. The chain holds the salted digest and is still in order. Answers whether there was anything.
 */
const FORGET_AUTHOR = `
  create function appeals.forget_author(person uuid) returns boolean language plpgsql security definer set search_path = '' as $$
  declare
    reach constant text := coalesce(current_setting('otklik.reach', true), '');
    forgotten integer;
  begin
    perform set_config('otklik.reach', 'all', true);
    update appeals.appeal_history as change set actor = null, actor_salt = null from appeals.appeal
      where appeal.author_id = person and change.appeal_id = appeal.id and change.actor_role = 'AUTHOR' and change.actor is not null;
    get diagnostics forgotten = row_count;
    if forgotten > 0 then
      insert into appeals.forgotten_author (author_id, at) values (person, now()) on conflict do nothing;
    end if;
    perform set_config('otklik.reach', reach, true);
    return forgotten > 0;
  end $$;
  revoke execute on function appeals.forget_author from public;
  grant execute on function appeals.forget_author to otklik_people;
`;
