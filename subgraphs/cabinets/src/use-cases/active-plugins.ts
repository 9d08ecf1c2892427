import type { EntityManager } from '@mikro-orm/postgresql';
import { parseManifest } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { CORE_PLUGIN } from './publish-core-category.js';

/** How many parsed manifests are kept: those of a large graph, and of what it was before. */
const KEPT = 2_000;

/** By id and digest of the kept text: checking one takes milliseconds, and a change asks for all of them several times. */
const parsed = new Map<string, PluginManifest>();

/** The manifests whose types are in the graph: all published ones but the built-in one, in the order of their ids. */
export async function activePlugins(em: EntityManager): Promise<PluginManifest[]> {
  const rows = await em.execute<{ id: string; digest: string }[]>(
    `select id, md5(manifest::text) as digest from cabinets.plugin where id <> ? order by id collate "C"`,
    [CORE_PLUGIN],
  );
  const unknown = rows.filter((row) => !parsed.has(keyOf(row))).map(({ id }) => id);
  const loaded = unknown.length === 0 ? [] : await em.execute<LoadedRow[]>('select id, manifest, md5(manifest::text) as digest from cabinets.plugin where id in (?)', [unknown]);
  const fresh = new Map(loaded.map((row) => [row.id, { key: keyOf(row), manifest: parseManifest(row.manifest) }]));
  const found = rows.flatMap((row) => {
    const manifest = parsed.get(keyOf(row));
    return fresh.get(row.id) ?? (manifest === undefined ? [] : { key: keyOf(row), manifest });
  });
  for (const { key, manifest } of found) keep(key, manifest);
  return found.map(({ manifest }) => manifest);
}

interface LoadedRow {
  readonly id: string;
  readonly digest: string;
  readonly manifest: unknown;
}

function keyOf({ id, digest }: { readonly id: string; readonly digest: string }): string {
  return `${id} ${digest}`;
}

/** The last that was asked for goes last. */
function keep(key: string, manifest: PluginManifest): void {
  parsed.delete(key);
  parsed.set(key, manifest);
  if (parsed.size > KEPT) parsed.delete(parsed.keys().next().value!);
}
