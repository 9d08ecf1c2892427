import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { isHazard, type AutoRuleFacts } from '../../domain/auto-rule/auto-rule.js';
import { firstMatch } from '../../domain/auto-rule/match-rule.js';
import { resolveDeed } from '../../domain/auto-rule/resolve-deed.js';
import type { Assignees } from '../../domain/replace-absent.js';
import type { Appeal } from '../appeal.entity.js';
import type { AutoRule } from './auto-rule.entity.js';
import { foundWords } from './found-words.js';
import { workforceOf } from './workforce.js';

/** What rules look at, of an appeal. */
export type RuleSubject = Pick<Appeal, 'cabinetId' | 'categoryId' | 'territory' | 'channel' | 'kind' | 'details' | 'isImportant' | 'text'>;

/** A rule that is for an appeal, and what it would do now. */
export interface RuleChoice {
  readonly rule: AutoRule;
  /** Null when it assigns nobody. */
  readonly assignees: Assignees | null;
  /** Who is replaced. */
  readonly note: LocalizedText | null;
}

/** For each appeal the first of its cabinet's rules that is for it and can act; null when there is none. Three statements, whatever their number. */
export async function chooseRules(em: EntityManager, subjects: readonly RuleSubject[], rulesOf: (cabinetId: string) => readonly AutoRule[], now: Date): Promise<(RuleChoice | null)[]> {
  const cabinetIds = [...new Set(subjects.map(({ cabinetId }) => cabinetId))].filter((id) => rulesOf(id).length > 0);
  if (cabinetIds.length === 0) return subjects.map(() => null);
  const facts = await factsOf(em, subjects, cabinetIds.flatMap(rulesOf));
  const workforce = new Map((await workforceOf(em, cabinetIds, now)).map((found, index) => [cabinetIds[index]!, found]));
  return subjects.map(({ cabinetId }, index) => {
    const there = workforce.get(cabinetId);
    if (there === undefined) return null;
    const rule = firstMatch(rulesOf(cabinetId), facts[index]!, (candidate) => !('problem' in resolveDeed(deedOf(candidate), there)));
    const resolved = rule === null ? null : resolveDeed(deedOf(rule), there);
    return rule === null || resolved === null || 'problem' in resolved ? null : { rule, ...resolved };
  });
}

/** What rules see of appeals, in their order: one statement for their words. */
export async function factsOf(em: EntityManager, subjects: readonly RuleSubject[], rules: readonly AutoRule[]): Promise<AutoRuleFacts[]> {
  const words = [...new Set(rules.flatMap(({ conditions }) => conditions.words))];
  const found = await foundWords(em, subjects.map(({ text }) => text), words);
  return subjects.map(({ categoryId, territory = null, channel, kind, details, isImportant }, index) => ({
    categoryId,
    territory,
    channel,
    kind,
    isHazard: isHazard({ details, isImportant }),
    foundWords: found[index]!,
  }));
}

/** What a rule does. */
export function deedOf({ executor = null, coExecutors, priority = null }: AutoRule) {
  return { executor, coExecutors, priority };
}
