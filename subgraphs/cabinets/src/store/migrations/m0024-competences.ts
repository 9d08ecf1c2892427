import { APP_ROLE, Migration } from '@otklik/database';

/** Which agency a cabinet has bound to each competence of a plugin: messages that the plugin's routing gives to it go there. */
export class M0024Competences extends Migration {
  override name = 'M0024Competences';

  override up(): void {
    this.addSql(`
      alter table cabinets.plugin_installation add column competences jsonb not null default '{}';
      comment on column cabinets.plugin_installation.competences is 'Competence, as the plugin names it, to the id of an agency that has a cabinet.';

      create view cabinets.published_competence as
        select installation.cabinet_id, installation.plugin_id, bound.key as competence, agency.id as agency_id, agency.title as agency_title, target.id as target_cabinet_id
        from cabinets.plugin_installation as installation
        cross join lateral jsonb_each_text(installation.competences) as bound
        join cabinets.agency on agency.id = bound.value::uuid
        join cabinets.cabinet as target on target.agency_id = agency.id
        where installation.state <> 'UNINSTALLED';
      grant select on cabinets.published_competence to ${APP_ROLE};
    `);
  }
}
