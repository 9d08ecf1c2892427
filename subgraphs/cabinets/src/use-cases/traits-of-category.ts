import type { LocalizedText } from '@otklik/base';
import type { PluginManifest, ReplyTemplate, RootCause, Season } from '@otklik/plugin-sdk';
import type { Category } from '../store/category.entity.js';
import type { CabinetsLoaders } from '../store/loaders.js';

/** What a plugin says of a category besides form and term. */
export interface CategoryTraits {
  readonly season: (Season & { readonly key: string }) | null;
  readonly rootCauses: readonly RootCause[];
  readonly replyTemplates: readonly ReplyTemplate[];
  readonly open311: { readonly serviceCode: string; readonly group: LocalizedText | null; readonly keywords: readonly string[] } | null;
}

/** What the plugin of a category says of it now; nothing of one that it does not declare any more, or that comes with the platform. */
export async function traitsOfCategory(loaders: CabinetsLoaders, { id, pluginId }: Pick<Category, 'id' | 'pluginId'>): Promise<CategoryTraits> {
  const plugin = await loaders.plugin.load(pluginId);
  // It was checked before it was kept; that of the core is empty.
  const manifest = (plugin?.manifest ?? {}) as Partial<PluginManifest>;
  const category = manifest.categories?.find(({ key }) => `${pluginId}.${key}` === id);
  if (category === undefined) return { season: null, rootCauses: [], replyTemplates: [], open311: null };
  const season = category.season === undefined ? undefined : manifest.season?.[category.season];
  return {
    season: season === undefined ? null : { key: category.season!, ...season },
    rootCauses: (manifest.rootCauses ?? []).filter(({ key }) => category.rootCauses?.includes(key) ?? true),
    replyTemplates: (manifest.replyTemplates ?? []).filter(({ categories }) => categories?.includes(category.key) ?? true),
    open311: category.open311 === undefined ? null : { serviceCode: category.open311.serviceCode, group: manifest.open311?.group ?? null, keywords: category.open311.keywords ?? [] },
  };
}
