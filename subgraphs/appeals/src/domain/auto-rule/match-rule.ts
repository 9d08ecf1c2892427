import type { LocalizedText } from '@otklik/base';
import { WordsMode, type AutoRuleConditions, type AutoRuleFacts } from './auto-rule.js';

/** One condition of a rule, and whether it holds. */
export interface JudgedCondition {
  readonly holds: boolean;
  readonly text: LocalizedText;
}

/** Looks at every condition that says something, in a fixed order. None: the rule is for every appeal. */
export function judge(conditions: AutoRuleConditions, facts: AutoRuleFacts): JudgedCondition[] {
  const { categoryIds, territories, channels, kinds, hazard, words } = conditions;
  const judged: JudgedCondition[] = [];
  if (categoryIds.length > 0) judged.push(oneOf('категория', 'category', categoryIds, facts.categoryId));
  if (territories.length > 0) judged.push(oneOf('территория', 'territory', territories, facts.territory));
  if (channels.length > 0) judged.push(oneOf('канал', 'channel', channels, facts.channel));
  if (kinds.length > 0) judged.push(oneOf('вид', 'kind', kinds, facts.kind));
  if (hazard !== null) judged.push(danger(hazard, facts.isHazard));
  if (words.length > 0) judged.push(wording(conditions, facts.foundWords));
  return judged;
}

/** Whether a rule is for an appeal. */
export function matches(conditions: AutoRuleConditions, facts: AutoRuleFacts): boolean {
  return judge(conditions, facts).every(({ holds }) => holds);
}

/** The first rule that is for an appeal and can do what it says; the order is the rules' own. */
export function firstMatch<Rule extends { readonly conditions: AutoRuleConditions }>(rules: readonly Rule[], facts: AutoRuleFacts, isUsable: (rule: Rule) => boolean): Rule | null {
  return rules.find((rule) => matches(rule.conditions, facts) && isUsable(rule)) ?? null;
}

function oneOf(ru: string, en: string, wanted: readonly string[], found: string | null): JudgedCondition {
  const holds = found !== null && wanted.includes(found);
  const shown = found ?? '—';
  if (holds) return { holds, text: { ru: `${ru}: ${shown}`, en: `${en}: ${shown}` } };
  return { holds, text: { ru: `${ru}: ${shown}, нужна одна из: ${wanted.join(', ')}`, en: `${en}: ${shown}, one of these is wanted: ${wanted.join(', ')}` } };
}

function danger(wanted: boolean, found: boolean): JudgedCondition {
  const [ru, en] = found ? ['есть опасность', 'there is danger'] : ['опасности нет', 'there is no danger'];
  return { holds: wanted === found, text: { ru, en } };
}

function wording({ words, wordsMode }: AutoRuleConditions, foundWords: ReadonlySet<string>): JudgedCondition {
  const found = words.filter((word) => foundWords.has(word));
  const missing = words.filter((word) => !foundWords.has(word));
  const holds = wordsMode === WordsMode.ALL ? missing.length === 0 : found.length > 0;
  if (holds) return { holds, text: { ru: `есть слова: ${found.join(', ')}`, en: `there are the words: ${found.join(', ')}` } };
  return { holds, text: { ru: `нет слов: ${missing.join(', ')}`, en: `there are no words: ${missing.join(', ')}` } };
}
