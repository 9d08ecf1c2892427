import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Workforce } from '../../domain/auto-rule/resolve-deed.js';
import type { Appeal } from '../appeal.entity.js';
import type { AutoRule } from './auto-rule.entity.js';
import type { RuleChoice } from './choose-rules.js';
import { choicesFor, matchesOfRules, type RuleMatch } from './rule-matches.js';
import { rulesOfCabinets } from './rules.js';
import { workforceOf } from './workforce.js';

/** Batched look-ups of one operation, for the rules of cabinets. */
export interface RuleLoaders {
  /** The rules of a cabinet, in their order. */
  readonly ofCabinet: DataLoader<string, AutoRule[]>;
  /** The rule that would act on an appeal. */
  readonly choice: DataLoader<Appeal, RuleChoice | null, string>;
  /** The newest appeals that a rule is for. */
  readonly matches: DataLoader<AutoRule, RuleMatch[], string>;
  /** Who of a cabinet can be given work. */
  readonly workforce: DataLoader<string, Workforce>;
}

/** Makes them. @param askedAt when the operation began */
export function createRuleLoaders(em: EntityManager, askedAt: Date): RuleLoaders {
  return {
    ofCabinet: new DataLoader((ids) => rulesOfCabinets(em, ids)),
    choice: new DataLoader<Appeal, RuleChoice | null, string>((appeals) => choicesFor(em, appeals, askedAt), { cacheKeyFn: asItStands }),
    matches: new DataLoader<AutoRule, RuleMatch[], string>((rules) => matchesOfRules(em, rules), { cacheKeyFn: asItStands }),
    workforce: new DataLoader((ids) => workforceOf(em, ids, askedAt)),
  };
}

function asItStands({ id, version }: { readonly id: string; readonly version: number }): string {
  return `${id} ${version}`;
}
