import { Migration } from '@otklik/database';

const ENABLED = `from cabinets.plugin_installation as installation
            where installation.plugin_id = category.plugin_id and installation.state = 'ENABLED'`;
const HOLDER = `${ENABLED}
            order by installation.installed_at, installation.id limit 1`;

/**
 * Who answers for a category is found at once, in however many cabinets its plugin is; and who asks only whether a category is private, as
 * every list of messages does, does not look for them at all: a column that is not asked for is not worked out.
 */
export class M0025Holders extends Migration {
  override name = 'M0025Holders';

  override up(): void {
    this.addSql(`
      create index plugin_installation_holder on cabinets.plugin_installation (plugin_id, installed_at, id) where state = 'ENABLED';
      create or replace view cabinets.published_category as
        select category.id,
          (select cabinet.agency_id from cabinets.cabinet where cabinet.id = (
            select installation.cabinet_id ${HOLDER})) as agency_id,
          (select installation.cabinet_id ${HOLDER}) as cabinet_id,
          category.plugin_id, category.form, category.title, category.term, category.private,
          not category.retired and exists (select ${ENABLED}) as active, category.period
        from cabinets.category;
    `);
  }
}
