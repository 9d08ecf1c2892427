import { nameId } from '@otklik/base';
import { Migration, type DatabaseModule } from '@otklik/database';

/** Ids of what the tests' region has. */
export const ROADS = { agency: nameId('test', 'roads agency'), cabinet: nameId('test', 'roads cabinet') };
export const HOUSING = { agency: nameId('test', 'housing agency'), cabinet: nameId('test', 'housing cabinet') };
/** Has no cabinet. */
export const FEDERAL = { agency: nameId('test', 'federal agency') };

/**
 * What `cabinets` publishes, as a table: this subgraph knows the other one by the columns of this view and by nothing else.
 * The real view is met in the end-to-end tests.
 */
class M0001PublishedAgencies extends Migration {
  override name = 'M0001PublishedAgencies';

  override up(): void {
    this.addSql(`
      create table cabinets.published_agency (id uuid, code text, title jsonb, cabinet_id uuid);
      create table cabinets.published_region (id uuid, time_zone text);
      insert into cabinets.published_region values ('00000000-0000-0000-0000-000000000001', 'Asia/Novosibirsk');
      grant select on cabinets.published_region to otklik_surveys;
      grant usage on schema cabinets to otklik_surveys;
      grant select on cabinets.published_agency to otklik_surveys;
      insert into cabinets.published_agency values
        ('${ROADS.agency}', 'MTDH', '{"ru": "Дороги", "en": "Roads"}', '${ROADS.cabinet}'),
        ('${HOUSING.agency}', 'MZKH', '{"ru": "Жильё", "en": "Housing"}', '${HOUSING.cabinet}'),
        ('${FEDERAL.agency}', 'FNS', '{"ru": "Налоги", "en": "Taxes"}', null);
    `);
  }
}

export const publishedAgenciesModule: DatabaseModule = { schema: 'cabinets', migrations: [M0001PublishedAgencies] };
