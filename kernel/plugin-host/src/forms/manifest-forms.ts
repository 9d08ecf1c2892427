import type { LocalizedText } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { Kind, print } from 'graphql';
import { formName } from '../names.js';
import { routingByCategory, type CategoryRouting } from '../rules/resolve-competence.js';
import { rulesByCategory, type CategoryRules } from '../rules/resolve-term.js';
import { compileForm, type CompiledForm } from './check-details.js';
import { filterDefinitions } from './filter-sdl.js';
import { formDefinitions } from './form-sdl.js';
import type { Form } from './form.js';

/** What one manifest brings. */
export interface ManifestForms {
  /** In the order of their names. */
  readonly forms: readonly CompiledForm[];
  /** The definitions of its forms; empty without any. */
  readonly sdl: string;
  readonly rules: ReadonlyMap<string, CategoryRules>;
  readonly routing: ReadonlyMap<string, CategoryRouting>;
}

/** Each revision of the graph has the manifests of the one before, but one. */
const known = new WeakMap<PluginManifest, ManifestForms>();

/** What a manifest brings: of one that cannot change, made once. */
export function formsOf(manifest: PluginManifest): ManifestForms {
  const made = known.get(manifest);
  if (made !== undefined) return made;
  const forms = namedForms(manifest).map(compileForm);
  const definitions = forms.flatMap((form) => [...formDefinitions(form), ...filterDefinitions(form)]);
  const brought = { forms, sdl: print({ kind: Kind.DOCUMENT, definitions }), rules: rulesByCategory(manifest), routing: routingByCategory(manifest) };
  if (Object.isFrozen(manifest)) known.set(manifest, brought);
  return brought;
}

/** A store may not keep the order of an object's keys. */
function namedForms(manifest: PluginManifest): Form[] {
  return Object.keys(manifest.forms)
    .toSorted()
    .map((key) => {
      const name = formName(manifest, key);
      return { name, pluginId: manifest.id, version: manifest.version, fields: manifest.forms[key]!, topic: topicOf(manifest, key) };
    });
}

/** The titles of the categories that take the form, or the plugin's own when none does. */
function topicOf(manifest: PluginManifest, form: string): LocalizedText {
  const titles = manifest.categories.filter((category) => category.form === form).map(({ title }) => title);
  if (titles.length === 0) return manifest.title;
  return { ru: titles.map(({ ru }) => ru).join(', '), en: titles.map(({ en }) => en).join(', ') };
}
