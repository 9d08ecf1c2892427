import { Migration } from '@otklik/database';

/** Publishers with their keys, the signed releases of plugins, and which release a cabinet has. */
export class M0021PluginReleases extends Migration {
  override name = 'M0021PluginReleases';

  override up(): void {
    this.addSql(`
      create table cabinets.publisher (
        id text primary key,
        title jsonb not null,
        added_at timestamptz not null,
        added_by text not null,
        revoked_at timestamptz
      );
      create table cabinets.publisher_key (
        key text primary key,
        publisher_id text not null references cabinets.publisher (id),
        added_at timestamptz not null,
        revoked_at timestamptz
      );
      create index publisher_key_publisher on cabinets.publisher_key (publisher_id);
      create table cabinets.plugin_release (
        plugin_id text not null,
        version text not null,
        publisher_id text not null references cabinets.publisher (id),
        publisher_key text not null references cabinets.publisher_key (key),
        state text not null check (state in ('VERIFIED', 'APPROVED', 'WITHDRAWN')),
        digest text not null,
        archive bytea not null,
        manifest jsonb not null,
        published_at timestamptz not null,
        published_by text not null,
        decided_at timestamptz,
        decided_by text,
        primary key (plugin_id, version)
      );
      comment on column cabinets.plugin_release.archive is 'The signed tarball as it was published; digest is its SHA-256.';
      create index plugin_release_publisher on cabinets.plugin_release (publisher_id);

      alter table cabinets.plugin_installation add column version text;
      comment on column cabinets.plugin_installation.version is 'The release that the cabinet has; null for a plugin that comes with the platform.';

      grant select, insert, update on cabinets.publisher, cabinets.publisher_key, cabinets.plugin_release to otklik_cabinets;
    `);
  }
}
