import type { FormField, PluginManifest, RuleCondition } from '@otklik/plugin-sdk';

interface ScopedRule {
  readonly categories?: readonly string[];
  readonly when: RuleCondition;
}

/** Keys of the categories that a rule is for: those it names, else every one whose form has all the fields it tests. */
export function categoriesOfRule(manifest: PluginManifest, rule: ScopedRule): readonly string[] {
  if (rule.categories !== undefined) return rule.categories;
  const tested = Object.keys(rule.when.fields ?? {});
  return manifest.categories
    .filter((category) => tested.every((key) => fieldOfCategory(manifest, category.key, key) !== undefined))
    .map((category) => category.key);
}

/** A field of a category's form. */
export function fieldOfCategory(manifest: PluginManifest, category: string, field: string): FormField | undefined {
  const form = manifest.categories.find((declared) => declared.key === category)?.form;
  if (form === undefined || !Object.hasOwn(manifest.forms, form)) return undefined;
  return manifest.forms[form]?.find((declared) => declared.key === field);
}
