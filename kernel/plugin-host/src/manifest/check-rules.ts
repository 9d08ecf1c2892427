import type { PluginManifest, RoutingRule, TermRule } from '@otklik/plugin-sdk';
import { categoriesOfRule } from '../rules/rule-scope.js';
import { checkCondition } from './check-condition.js';
import { unknown } from './check-references.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/** The tables of deadlines and routing: known names, tests that fit their fields, no line that another one hides. */
export function checkRules(manifest: PluginManifest): ManifestIssue[] {
  return [...checkTable(manifest, 'deadlines', manifest.deadlines ?? []), ...checkTable(manifest, 'routing', manifest.routing ?? [])];
}

function checkTable(manifest: PluginManifest, table: string, rules: readonly (TermRule | RoutingRule)[]): ManifestIssue[] {
  const declared = new Set(manifest.categories.map((category) => category.key));
  const scopes = rules.map((rule) => new Set(categoriesOfRule(manifest, rule)));
  return rules.flatMap((rule, i) => {
    const at = pointer(table, i);
    const strangers = (rule.categories ?? []).filter((key) => !declared.has(key));
    if (strangers.length > 0) return strangers.map((key) => unknown(`${at}/categories`, key, 'categories'));
    if (scopes[i]!.size === 0)
      return [{ path: at, message: 'applies to no category: no form has all the fields it tests', code: 'UNREACHABLE' as const }];
    const hiding = rules.findIndex((earlier, j) => j < i && hides(earlier, scopes[j]!, rule, scopes[i]!));
    const hidden: ManifestIssue[] =
      hiding === -1
        ? []
        : [{ path: at, message: `never applies: ${pointer(table, hiding)} comes first whenever it would`, code: 'UNREACHABLE' }];
    return [...checkCondition(manifest, rule.when, [...scopes[i]!], `${at}/when`), ...hidden];
  });
}

type Rule = TermRule | RoutingRule;

/** Whether an earlier line applies wherever a later one does: it is for the same categories and asks nothing more. */
function hides(earlier: Rule, earlierScope: ReadonlySet<string>, later: Rule, laterScope: ReadonlySet<string>): boolean {
  if (earlier.when.season !== undefined && earlier.when.season !== later.when.season) return false;
  const asksMore = Object.entries(earlier.when.fields ?? {}).some(([key, test]) => {
    const other = later.when.fields?.[key];
    return (
      other === undefined ||
      Object.entries(test).some(([operator, value]) => JSON.stringify(other[operator as keyof typeof other]) !== JSON.stringify(value))
    );
  });
  return !asksMore && [...laterScope].every((category) => earlierScope.has(category));
}
