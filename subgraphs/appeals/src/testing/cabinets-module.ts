import { Migration, type DatabaseModule } from '@otklik/database';
import { nameId } from '@otklik/base';

/** Ids of what the tests' region has. */
export const ROADS = { agency: nameId('test', 'roads agency'), cabinet: nameId('test', 'roads cabinet') };
export const HEALTH = { agency: nameId('test', 'health agency'), cabinet: nameId('test', 'health cabinet') };
export const HOUSING = { agency: nameId('test', 'housing agency'), cabinet: nameId('test', 'housing cabinet') };

/**
 * What `cabinets` publishes, as tables: this subgraph knows the other one by the columns of these views and by nothing else.
 * The real views are met in the end-to-end tests.
 */
class M0001PublishedCabinets extends Migration {
  override name = 'M0001PublishedCabinets';

  override up(): void {
    this.addSql(`
      create table cabinets.published_region (id text, title jsonb, time_zone text, boundary jsonb, territories jsonb);
      create table cabinets.published_agency (id uuid, code text, title jsonb, cabinet_id uuid);
      create table cabinets.published_staff_grant (login text, cabinet_id uuid, role text);
      create table cabinets.published_absence (cabinet_id uuid, login text, substitute text, begins_at timestamptz, ends_at timestamptz, until_day text);
      create table cabinets.published_substitution (login text, cabinet_id uuid, role text, on_behalf_of text, begins_at timestamptz, ends_at timestamptz);
      create table cabinets.published_category (id text, agency_id uuid, cabinet_id uuid, plugin_id text, form text, title jsonb, term jsonb, private boolean, active boolean, period jsonb);
      create table cabinets.published_competence (cabinet_id uuid, plugin_id text, competence text, agency_id uuid, agency_title jsonb, target_cabinet_id uuid);
      create table cabinets.published_settings (cabinet_id uuid, plugin_id text, config jsonb);
      create table cabinets.published_offer (category_id text, agency_id uuid, cabinet_id uuid);
      create table cabinets.published_territory (code text, oktmo text, title jsonb, level text, depth smallint, parent_code text, agency_id uuid, cabinet_id uuid, area jsonb,
        west float8, south float8, east float8, north float8);
      create table cabinets.published_territory_routing (category_id text);
      grant usage on schema cabinets to otklik_appeals;
      grant select on all tables in schema cabinets to otklik_appeals;

      insert into cabinets.published_region values ('test', '{"ru": "Область", "en": "Oblast"}', 'Asia/Novosibirsk', '[[53, 75], [57, 75], [57, 85], [53, 85]]',
        '[{"code": "NSK", "latitude": 55.03, "longitude": 82.92}, {"code": "KRS", "latitude": 53.73, "longitude": 78.04}]');
      insert into cabinets.published_agency values
        ('${ROADS.agency}', 'МТДХ', '{"ru": "Дороги", "en": "Roads"}', '${ROADS.cabinet}'),
        ('${HEALTH.agency}', 'МЗ', '{"ru": "Здоровье", "en": "Health"}', '${HEALTH.cabinet}'),
        ('${HOUSING.agency}', 'МЖКХ', '{"ru": "Жильё", "en": "Housing"}', '${HOUSING.cabinet}');
      insert into cabinets.published_staff_grant values
        ('roads-executor', '${ROADS.cabinet}', 'EXECUTOR'), ('roads-executor-2', '${ROADS.cabinet}', 'EXECUTOR'),
        ('roads-coordinator', '${ROADS.cabinet}', 'COORDINATOR'), ('health-executor', '${HEALTH.cabinet}', 'EXECUTOR'), ('operator', null, 'OPERATOR');
      insert into cabinets.published_category values
        ('roads.pothole', '${ROADS.agency}', '${ROADS.cabinet}', 'roads', 'roadPothole', '{"ru": "Ямы", "en": "Potholes"}', '{"amount": 10, "unit": "WORKING_DAYS"}', false, true),
        ('roads.dust', '${ROADS.agency}', '${ROADS.cabinet}', 'roads', null, '{"ru": "Пыль", "en": "Dust"}', '{"amount": 11, "unit": "CALENDAR_DAYS"}', false, true),
        ('roads.retired', '${ROADS.agency}', '${ROADS.cabinet}', 'roads', null, '{"ru": "Старое", "en": "Old"}', '{"amount": 10, "unit": "WORKING_DAYS"}', false, false),
        ('roads.nobody', null, null, 'roads', null, '{"ru": "Ничьё", "en": "Orphan"}', '{"amount": 10, "unit": "WORKING_DAYS"}', false, false),
        ('clinics.queue', '${HEALTH.agency}', '${HEALTH.cabinet}', 'clinics', 'clinicQueue', '{"ru": "Запись", "en": "Queue"}', '{"amount": 10, "unit": "WORKING_DAYS"}', true, true),
        ('core.other', '${ROADS.agency}', '${ROADS.cabinet}', 'core', 'other', '{"ru": "Другое", "en": "Other"}', '{"amount": 30, "unit": "CALENDAR_DAYS"}', false, true);
    `);
  }
}

export const publishedCabinetsModule: DatabaseModule = { schema: 'cabinets', migrations: [M0001PublishedCabinets] };
