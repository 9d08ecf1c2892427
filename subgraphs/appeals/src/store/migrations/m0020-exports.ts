import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Tables that staff have taken away: who, when, which appeals, and how many rows went. Rows of it stay for ever, and only grow. */
export class M0020Exports extends Migration {
  override name = 'M0020Exports';

  override up(): void {
    const { isMe, isInMyCabinets } = TENANT_SQL;
    this.addSql(`
      create table appeals.export (
        id uuid primary key,
        person_id uuid not null,
        login text not null,
        token_issued_at timestamptz,
        at timestamptz not null,
        cabinet_ids uuid[] not null,
        format text not null check (format in ('CSV', 'XLSX')),
        columns jsonb not null,
        filter jsonb not null,
        sorting text not null,
        look jsonb not null
      );
      comment on column appeals.export.cabinet_ids is 'The cabinets whose appeals it may hold; none when it may hold those of all, as the operator’s.';
      create index export_person on appeals.export (person_id, id desc);
      create index export_cabinets on appeals.export using gin (cabinet_ids);

      create table appeals.export_download (
        id uuid primary key,
        export_id uuid not null references appeals.export (id),
        started_at timestamptz not null,
        ended_at timestamptz,
        row_count integer not null default 0,
        outcome text not null check (outcome in ('RUNNING', 'COMPLETE', 'BROKEN_OFF')),
        check ((ended_at is null) = (outcome = 'RUNNING'))
      );
      create index export_download_export on appeals.export_download (export_id, id);

      grant select, insert on appeals.export to otklik_appeals;
      grant select, insert, update (ended_at, row_count, outcome) on appeals.export_download to otklik_appeals;
    `);
    const ofMyCabinets = `exists (select from unnest(cabinet_ids) as one (id) where ${isInMyCabinets('one.id')})`;
    this.addSql(guardTableSql('appeals.export', { read: `${isMe('person_id')} or ${ofMyCabinets}`, add: isMe('person_id') }));
    const mine = `exists (select from appeals.export where export.id = export_id and ${isMe('export.person_id')})`;
    this.addSql(guardTableSql('appeals.export_download', { read: 'exists (select from appeals.export where export.id = export_id)', add: mine, change: mine }));
  }
}
