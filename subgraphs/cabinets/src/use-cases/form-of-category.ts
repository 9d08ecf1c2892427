import { describeForm, type FormFieldDescription } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Category } from '../store/category.entity.js';
import type { CabinetsLoaders } from '../store/loaders.js';
import { CORE_PLUGIN } from './publish-core-category.js';

/** The fields of a category's form, as its plugin declares them; none when it has no form. */
export async function formOfCategory(loaders: CabinetsLoaders, { form, pluginId }: Pick<Category, 'form' | 'pluginId'>): Promise<FormFieldDescription[]> {
  if (form == null) return [];
  const plugin = pluginId === CORE_PLUGIN ? null : await loaders.plugin.load(pluginId);
  // It was checked before it was kept.
  return describeForm(plugin === null ? null : (plugin.manifest as unknown as PluginManifest), form);
}
