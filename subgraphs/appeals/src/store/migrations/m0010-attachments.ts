import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Files of appeals and answers, the keys of repeated uploads, and the files that nobody needs any more. */
export class M0010Attachments extends Migration {
  override name = 'M0010Attachments';

  override up(): void {
    const { isMe, isMine } = TENANT_SQL;
    this.addSql(`
      create table appeals.attachment (
        id uuid primary key,
        appeal_id uuid references appeals.appeal (id) on delete cascade deferrable initially deferred,
        part text not null check (part in ('APPEAL', 'ANSWER')),
        owner_id uuid not null,
        added_by text not null,
        added_as text not null,
        name text not null,
        media_type text not null,
        size integer not null check (size > 0),
        sha256 text,
        status text not null check (status in ('PENDING', 'READY', 'REFUSED', 'ERASED')),
        refusal text,
        file_key uuid unique,
        is_public boolean not null,
        created_at timestamptz not null,
        check ((file_key is not null) = (status = 'READY')),
        check ((refusal is not null) = (status = 'REFUSED'))
      );
      create index attachment_appeal on appeals.attachment (appeal_id, id);
      create index attachment_owner on appeals.attachment (owner_id) where appeal_id is null;
      create index attachment_loose on appeals.attachment (created_at) where appeal_id is null or status <> 'READY';

      create table appeals.attachment_key (
        owner_id uuid not null,
        key text not null,
        fingerprint text not null,
        attachment_id uuid not null references appeals.attachment (id) on delete cascade deferrable initially deferred,
        at timestamptz not null,
        primary key (owner_id, key)
      );

      -- Files that are to be removed from the storage, which is no part of any transaction: whatever takes a row away leaves its file here.
      create table appeals.discarded_file (file_key uuid primary key, at timestamptz not null default now());
      create function appeals.discard_file() returns trigger language plpgsql as $$
      begin
        insert into appeals.discarded_file (file_key) values (old.file_key);
        return null;
      end $$;
      create trigger discards_file after delete on appeals.attachment for each row
        when (old.file_key is not null) execute function appeals.discard_file();
      create trigger discards_old_file after update of file_key on appeals.attachment for each row
        when (old.file_key is not null and old.file_key is distinct from new.file_key) execute function appeals.discard_file();

      -- Whether the tenant works on an appeal or wrote it: to read it is not enough to change what belongs to it.
      create function appeals.has_appeal(wanted uuid) returns boolean language plpgsql stable as $$
      begin
        return exists (select from appeals.appeal where id = wanted and ${isMine('author_id', 'cabinet_id')});
      end $$;

      grant select, insert, update, delete on appeals.attachment to otklik_appeals;
      grant select, insert on appeals.attachment_key to otklik_appeals;
      grant select, insert, delete on appeals.discarded_file to otklik_appeals;
    `);
    const mine = `${isMe('owner_id')} or appeals.has_appeal(appeal_id)`;
    this.addSql(guardTableSql('appeals.attachment', { read: `${isMe('owner_id')} or appeals.sees_appeal(appeal_id)`, add: isMe('owner_id'), change: mine, remove: mine, fixed: ['owner_id'] }));
    this.addSql(guardTableSql('appeals.attachment_key', { read: isMe('owner_id'), add: isMe('owner_id') }));
    this.addSql(guardTableSql('appeals.discarded_file', { read: 'false', add: 'true' }));
  }
}
