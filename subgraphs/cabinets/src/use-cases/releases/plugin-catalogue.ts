import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '@otklik/identity';
import { compareVersions } from '@otklik/plugin-host';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { ReleaseState } from '../../domain/release-state.js';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import type { CabinetsLoaders } from '../../store/loaders.js';
import type { PluginRelease } from '../../store/release.entity.js';
import { CORE_PLUGIN } from '../publish-core-category.js';

const LIST = 'plugins';

/** A plugin of the catalogue. */
export interface CataloguePlugin {
  readonly id: string;
}

/** The plugins that cabinets may install, by their ids; for the operator also those that wait for a decision or were refused. */
export async function pluginCatalogue(em: EntityManager, viewer: Viewer, first: number | null | undefined, after: string | null | undefined): Promise<Connection<CataloguePlugin>> {
  const size = pageSize(first);
  const place = after == null ? '' : (decodePageCursor(LIST, 1, after)[0] ?? '');
  const rows = await em.execute<CataloguePlugin[]>(
    `select id from (select id from cabinets.plugin where id <> ? union select plugin_id from cabinets.plugin_release where ? or state = 'APPROVED') as known
     where id > ? order by id limit ?`,
    [CORE_PLUGIN, seesAll(viewer), place, size + 1],
  );
  return page(rows, size, after, ({ id }) => encodePageCursor(LIST, id), (row) => row);
}

/** The releases of a plugin that the viewer may know of, the newest version first. */
export async function releasesOf(loaders: CabinetsLoaders, viewer: Viewer, pluginId: string): Promise<PluginRelease[]> {
  const releases = await loaders.releasesOfPlugin.load(pluginId);
  const known = seesAll(viewer) ? releases : releases.filter(({ state }) => state === ReleaseState.APPROVED);
  return known.toSorted((a, b) => compareVersions(b.version, a.version));
}

function seesAll(viewer: Viewer): boolean {
  return CABINET_PERMISSIONS.allows(viewer, 'plugin.publish');
}
