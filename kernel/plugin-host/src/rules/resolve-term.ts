import type { LocalDate, LocalizedText } from '@otklik/base';
import type { PluginManifest, Term, TermRule } from '@otklik/plugin-sdk';
import type { FormValues } from '../forms/form.js';
import { categoryId } from '../names.js';
import { conditionHolds, type RuleSurroundings } from './rule-applies.js';
import { categoriesOfRule } from './rule-scope.js';
import { termText } from './term-text.js';

/** A category as the platform keeps it: a cabinet may have changed its term. */
export interface CategoryTerm {
  /** `roads.pothole`. */
  readonly id: string;
  readonly title: LocalizedText;
  readonly term: Term;
}

/** The term of one message and why, in words that the citizen reads. */
export interface ResolvedTerm {
  readonly term: Term;
  /** «Опасность для движения: 1 рабочий день». */
  readonly reasons: readonly LocalizedText[];
}

/** The lines of a category's table of deadlines, in their order, with the manifest they come from. */
export interface CategoryRules {
  readonly manifest: PluginManifest;
  readonly rules: readonly TermRule[];
}

/** Category id → its lines, of every category of a manifest. */
export function rulesByCategory(manifest: PluginManifest): Map<string, CategoryRules> {
  const table = (manifest.deadlines ?? []).map((rule) => ({ rule, categories: new Set(categoriesOfRule(manifest, rule)) }));
  return new Map(
    manifest.categories.map(({ key }) => {
      const rules = table.filter((line) => line.categories.has(key)).map((line) => line.rule);
      return [categoryId(manifest.id, key), { manifest, rules }];
    }),
  );
}

/**
 * The term of a message: of the first line that applies, else the category's.
 * `table` is undefined for a category of the core or of a plugin that is not active.
 */
export function resolveTerm(table: CategoryRules | undefined, category: CategoryTerm, values: FormValues, on: LocalDate, around: RuleSurroundings): ResolvedTerm {
  const rule = table?.rules.find((line) => conditionHolds(table.manifest, line.when, values, on, around));
  if (rule !== undefined) return { term: rule.term, reasons: [reason(rule.reason, rule.term)] };
  const title = { ru: `Категория «${category.title.ru}»`, en: `Category "${category.title.en}"` };
  return { term: category.term, reasons: [reason(title, category.term)] };
}

function reason(why: LocalizedText, term: Term): LocalizedText {
  const words = termText(term);
  return { ru: `${why.ru}: ${words.ru}`, en: `${why.en}: ${words.en}` };
}
