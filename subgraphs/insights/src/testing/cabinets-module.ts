import { nameId } from '@otklik/base';
import { APP_ROLE, Migration, type DatabaseModule } from '@otklik/database';
import { AGENCIES } from './histories.js';

/** The time zone of the tests' region: seven hours before UTC, so that months begin on the last evening of the one before. */
export const TIME_ZONE = 'Asia/Novosibirsk';

/** The cabinets of the two agencies, and the one above the first of them. */
export const CABINETS = [nameId('test', 'roads cabinet'), nameId('test', 'waste cabinet')] as const;
export const REGION_CABINET = nameId('test', 'region cabinet');

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
      create table cabinets.published_category (id text, private boolean, agency_id uuid);
      create table cabinets.published_root_cause (category_id text, key text, title jsonb);
      create table cabinets.tree (superior_id uuid, cabinet_id uuid);
      create function cabinets.subordinate_cabinets(superiors uuid[]) returns table (superior_id uuid, cabinet_id uuid)
        language sql stable as 'select superior_id, cabinet_id from cabinets.tree where superior_id = any (superiors)';
      grant usage on schema cabinets to ${APP_ROLE};
      grant select on all tables in schema cabinets to ${APP_ROLE};
      insert into cabinets.published_agency (id, code, cabinet_id) values
        ('${AGENCIES[0]}', 'ROADS', '${CABINETS[0]}'), ('${AGENCIES[1]}', 'WASTE', '${CABINETS[1]}');
      insert into cabinets.tree values ('${REGION_CABINET}', '${CABINETS[0]}');
      insert into cabinets.published_region values ('test', '{"ru": "Область", "en": "Oblast"}', '${TIME_ZONE}', '[]');
      insert into cabinets.published_category values
        ('roads.pothole', false, '${AGENCIES[0]}'), ('waste.dump', false, '${AGENCIES[1]}'), ('clinics.queue', true, null);
      insert into cabinets.published_root_cause values ('roads.pothole', 'wear', '{"ru": "Износ", "en": "Wear"}');
    `);
  }
}

export const publishedCabinetsModule: DatabaseModule = { schema: 'cabinets', migrations: [M0001PublishedCabinets] };
