import { Migration } from '@otklik/database';

/** How citizens reach an agency: a part of its public page. */
export class M0003AgencyContacts extends Migration {
  override name = 'M0003AgencyContacts';

  override up(): void {
    this.addSql(`alter table cabinets.agency add column contacts jsonb not null default '{}' check (jsonb_typeof(contacts) = 'object')`);
  }
}
