import { APP_ROLE, Migration } from '@otklik/database';

/** Publishes which root causes a message of a category can have, as its plugin lists them. */
export class M0026RootCauses extends Migration {
  override name = 'M0026RootCauses';

  override up(): void {
    this.addSql(`
      create view cabinets.published_root_cause as
        select category.id as category_id, cause ->> 'key' as key, cause -> 'title' as title
        from cabinets.category
        join cabinets.plugin on plugin.id = category.plugin_id
        cross join lateral jsonb_array_elements(plugin.manifest -> 'categories') as described
        cross join lateral jsonb_array_elements(plugin.manifest -> 'rootCauses') as cause
        where category.id = plugin.id || '.' || (described ->> 'key') and described -> 'rootCauses' @> jsonb_build_array(cause -> 'key');
      grant select on cabinets.published_root_cause to ${APP_ROLE};
    `);
  }
}
