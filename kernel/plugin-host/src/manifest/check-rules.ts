import type { PluginManifest, RoutingRule, TermRule } from '@otklik/plugin-sdk';
import { hiddenLines } from '../rules/hidden-lines.js';
import { categoriesOfRule } from '../rules/rule-scope.js';
import { checkCondition, neverHolds } from './check-condition.js';
import { unknown } from './check-references.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/**
 * The tables of deadlines and routing: known names, tests that fit their fields, no line that another one hides.
 * @param isThorough whether to look for lines that are hidden by wider ones, and not only by the same
 */
export function checkRules(manifest: PluginManifest, isThorough: boolean): ManifestIssue[] {
  return [...checkTable(manifest, 'deadlines', manifest.deadlines ?? [], isThorough), ...checkTable(manifest, 'routing', manifest.routing ?? [], isThorough)];
}

function checkTable(manifest: PluginManifest, table: string, rules: readonly Rule[], isThorough: boolean): ManifestIssue[] {
  const declared = new Set(manifest.categories.map((category) => category.key));
  const scopes = rules.map((rule) => new Set(categoriesOfRule(manifest, rule)));
  const faults = rules.map((rule, i): ManifestIssue[] => {
    const at = pointer(table, i);
    const strangers = (rule.categories ?? []).filter((key) => !declared.has(key));
    if (strangers.length > 0) return strangers.map((key) => unknown(`${at}/categories`, key, 'categories'));
    if (scopes[i]!.size === 0) return [{ path: at, message: 'applies to no category: no form has all the fields it tests', code: 'UNREACHABLE' }];
    const unmet = isThorough ? neverHolds(manifest, rule.when, [...scopes[i]!], `${at}/when`) : [];
    return [...checkCondition(manifest, rule.when, [...scopes[i]!], `${at}/when`), ...unmet];
  });
  // Lines are compared by what they mean when all of them mean something.
  const isSound = faults.every((found) => found.length === 0);
  const hiding = isThorough && isSound ? hiddenLines(manifest, rules.map(({ when }, i) => ({ when, categories: scopes[i]! }))) : [];
  return faults.flatMap((found, i) => {
    const before = found.length > 0 ? null : (repeated(rules, scopes, i) ?? hiding[i] ?? null);
    return before === null ? found : [hidden(pointer(table, i), before.map((j) => pointer(table, j)))];
  });
}

function hidden(path: string, before: readonly string[]): ManifestIssue {
  if (before.length === 0) return { path, message: 'never applies: its tests cannot hold together in any of its categories', code: 'UNREACHABLE' };
  const lines = before.length === 1 ? `${before[0]!} comes first whenever it would` : `${before.join(', ')} together come first whenever it would`;
  return { path, message: `never applies: ${lines}; put it before, or take it out`, code: 'UNREACHABLE' };
}

type Rule = TermRule | RoutingRule;

function repeated(rules: readonly Rule[], scopes: readonly ReadonlySet<string>[], i: number): number[] | null {
  const before = rules.findIndex((earlier, j) => j < i && repeats(earlier, scopes[j]!, rules[i]!, scopes[i]!));
  return before === -1 ? null : [before];
}

/** Whether an earlier line is for the same categories and asks nothing but what a later one asks in the same words. */
function repeats(earlier: Rule, earlierScope: ReadonlySet<string>, later: Rule, laterScope: ReadonlySet<string>): boolean {
  if (earlier.when.season !== undefined && earlier.when.season !== later.when.season) return false;
  // Place and settings came with the thorough check: a manifest that has them was looked at by it.
  if (earlier.when.place !== undefined || earlier.when.config !== undefined) return false;
  const asksMore = Object.entries(earlier.when.fields ?? {}).some(([key, test]) => {
    const other = later.when.fields?.[key];
    return (
      other === undefined ||
      Object.entries(test).some(([operator, value]) => JSON.stringify(other[operator as keyof typeof other]) !== JSON.stringify(value))
    );
  });
  return !asksMore && [...laterScope].every((category) => earlierScope.has(category));
}
