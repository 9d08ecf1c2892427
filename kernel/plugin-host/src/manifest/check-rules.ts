import type { PluginManifest, RoutingRule, TermRule } from '@otklik/plugin-sdk';
import { categoriesOfRule, fieldOfCategory } from '../rules/rule-scope.js';
import { covers, seasonCovers } from '../rules/tests-cover.js';
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
  return rules.flatMap((rule, i) => {
    const at = pointer(table, i);
    const strangers = (rule.categories ?? []).filter((key) => !declared.has(key));
    if (strangers.length > 0) return strangers.map((key) => unknown(`${at}/categories`, key, 'categories'));
    if (scopes[i]!.size === 0)
      return [{ path: at, message: 'applies to no category: no form has all the fields it tests', code: 'UNREACHABLE' as const }];
    const hiding = rules.findIndex((earlier, j) => j < i && (isThorough ? hides(manifest, earlier, scopes[j]!, rule, scopes[i]!) : repeats(earlier, scopes[j]!, rule, scopes[i]!)));
    const hidden: ManifestIssue[] =
      hiding === -1
        ? []
        : [{ path: at, message: `never applies: ${pointer(table, hiding)} comes first whenever it would`, code: 'UNREACHABLE' }];
    const unmet = isThorough ? neverHolds(manifest, rule.when, [...scopes[i]!], `${at}/when`) : [];
    return [...checkCondition(manifest, rule.when, [...scopes[i]!], `${at}/when`), ...unmet, ...hidden];
  });
}

type Rule = TermRule | RoutingRule;

/** Whether an earlier line is for the same categories and asks nothing but what a later one asks in the same words. */
function repeats(earlier: Rule, earlierScope: ReadonlySet<string>, later: Rule, laterScope: ReadonlySet<string>): boolean {
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

/** Whether an earlier line applies wherever a later one does: for all its categories, in all its days, to every value that it asks for. */
function hides(manifest: PluginManifest, earlier: Rule, earlierScope: ReadonlySet<string>, later: Rule, laterScope: ReadonlySet<string>): boolean {
  return hasDaysOf(manifest, earlier.when.season, later.when.season) && [...laterScope].every((category) => earlierScope.has(category) && hasValuesOf(manifest, category, earlier, later));
}

function hasDaysOf(manifest: PluginManifest, earlier: string | undefined, later: string | undefined): boolean {
  if (earlier === undefined || earlier === later) return true;
  const [wide, narrow] = [manifest.season?.[earlier], later === undefined ? undefined : manifest.season?.[later]];
  return wide !== undefined && narrow !== undefined && seasonCovers(wide, narrow);
}

function hasValuesOf(manifest: PluginManifest, category: string, earlier: Rule, later: Rule): boolean {
  return Object.entries(earlier.when.fields ?? {}).every(([key, test]) => {
    const [field, narrow] = [fieldOfCategory(manifest, category, key), later.when.fields?.[key]];
    return field !== undefined && narrow !== undefined && covers(test, narrow, field);
  });
}
