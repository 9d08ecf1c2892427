import type { LocalDate, LocalizedText } from '@otklik/base';
import type { PluginManifest, RoutingRule } from '@otklik/plugin-sdk';
import type { FormValues } from '../forms/form.js';
import { categoryId } from '../names.js';
import { conditionHolds, type RuleSurroundings } from './rule-applies.js';
import { categoriesOfRule } from './rule-scope.js';

/** Who answers one message when it is not the cabinet itself, and why, in words that the citizen reads. */
export interface ResolvedCompetence {
  /** Key of a competence, which a cabinet binds to an agency. */
  readonly competence: string;
  readonly reason: LocalizedText;
}

/** The lines of a category's table of routing, in their order, with the manifest they come from. */
export interface CategoryRouting {
  readonly manifest: PluginManifest;
  readonly rules: readonly RoutingRule[];
}

/** Category id → its lines, of every category of a manifest. */
export function routingByCategory(manifest: PluginManifest): Map<string, CategoryRouting> {
  const table = (manifest.routing ?? []).map((rule) => ({ rule, categories: new Set(categoriesOfRule(manifest, rule)) }));
  return new Map(
    manifest.categories.map(({ key }) => {
      const rules = table.filter((line) => line.categories.has(key)).map((line) => line.rule);
      return [categoryId(manifest.id, key), { manifest, rules }];
    }),
  );
}

/** The competence of the first line that applies; null when the cabinet answers itself. */
export function resolveCompetence(table: CategoryRouting | undefined, values: FormValues, on: LocalDate, around: RuleSurroundings): ResolvedCompetence | null {
  const rule = table?.rules.find((line) => conditionHolds(table.manifest, line.when, values, on, around));
  return rule === undefined ? null : { competence: rule.competence, reason: rule.reason };
}
