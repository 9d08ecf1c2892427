import { APP_ROLE, Migration } from '@otklik/database';

/** The days in which a category takes messages, and what cabinets have set for plugins: rules ask for it. */
export class M0023CampaignsAndSettings extends Migration {
  override name = 'M0023CampaignsAndSettings';

  override up(): void {
    this.addSql(`
      alter table cabinets.category add column period jsonb;
      comment on column cabinets.category.period is 'First and last day, with a year or of every year; null when it always takes messages.';

      create or replace view cabinets.published_category as
        select category.id, holder.agency_id, holder.cabinet_id, category.plugin_id, category.form, category.title,
               category.term, category.private, holder.cabinet_id is not null and not category.retired as active, category.period
        from cabinets.category
        left join lateral (
          select cabinet.id as cabinet_id, cabinet.agency_id
          from cabinets.plugin_installation as installation join cabinets.cabinet on cabinet.id = installation.cabinet_id
          where installation.plugin_id = category.plugin_id and installation.state = 'ENABLED'
          order by installation.installed_at, installation.id
          limit 1
        ) as holder on true;

      create view cabinets.published_settings as
        select cabinet_id, plugin_id, config from cabinets.plugin_installation where state <> 'UNINSTALLED';
      grant select on cabinets.published_settings to ${APP_ROLE};
    `);
  }
}
