import type { PluginManifest } from '@otklik/plugin-sdk';

/**
 * What is at work when the graph has the types of one version and the answering cabinet has an older one of the same major: a form
 * never shrinks while clients may ask for it; rules, texts and categories are those that the cabinet has.
 */
export function effectiveManifest(installed: PluginManifest, types: Pick<PluginManifest, 'forms'>): PluginManifest {
  return { ...installed, forms: types.forms };
}
