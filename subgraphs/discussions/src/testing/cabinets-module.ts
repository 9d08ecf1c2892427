import { nameId } from '@otklik/base';
import { APP_ROLE, Migration, type DatabaseModule } from '@otklik/database';

/** Ids of what the tests' region has. */
export const ROADS = { agency: nameId('test', 'roads agency'), cabinet: nameId('test', 'roads cabinet') };
export const HOUSING = { agency: nameId('test', 'housing agency'), cabinet: nameId('test', 'housing cabinet') };
/** Has no cabinet. */
export const LOST_AGENCY = nameId('test', 'lost agency');

/**
 * What `cabinets` publishes, as tables: this subgraph knows the other one by the columns of these views and by nothing else.
 * The real views are met in the end-to-end tests.
 */
class M0001PublishedCabinets extends Migration {
  override name = 'M0001PublishedCabinets';

  override up(): void {
    this.addSql(`
      create table cabinets.published_region (id text, title jsonb, time_zone text, boundary jsonb);
      create table cabinets.published_agency (id uuid, code text, title jsonb, cabinet_id uuid);
      grant usage on schema cabinets to ${APP_ROLE};
      grant select on all tables in schema cabinets to ${APP_ROLE};
      insert into cabinets.published_region values ('test', '{"ru": "Область", "en": "Oblast"}', 'Asia/Novosibirsk', '[]');
      insert into cabinets.published_agency values
        ('${ROADS.agency}', 'МТДХ', '{"ru": "Дороги", "en": "Roads"}', '${ROADS.cabinet}'),
        ('${HOUSING.agency}', 'МЖКХ', '{"ru": "Жильё", "en": "Housing"}', '${HOUSING.cabinet}'),
        ('${LOST_AGENCY}', 'Х', '{"ru": "Без кабинета", "en": "Without a cabinet"}', null);
    `);
  }
}

export const publishedCabinetsModule: DatabaseModule = { schema: 'cabinets', migrations: [M0001PublishedCabinets] };
