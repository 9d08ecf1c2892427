import type { AppealKind } from '../appeal-kind.js';
import type { Channel } from '../channel.js';
import type { Priority } from '../priority.js';

/** Whether one of the words is enough. */
export enum WordsMode {
  ANY = 'ANY',
  ALL = 'ALL',
}

/** What a rule does when an appeal is registered. */
export enum AutoRuleMode {
  ASSIGN = 'ASSIGN',
  SUGGEST = 'SUGGEST',
}

/** Which appeals a rule is for; all conditions have to hold, and an empty one always does. */
export interface AutoRuleConditions {
  readonly categoryIds: readonly string[];
  /** Codes of municipalities. */
  readonly territories: readonly string[];
  /** Words and short phrases, in any of their forms. */
  readonly words: readonly string[];
  readonly wordsMode: WordsMode;
  readonly channels: readonly Channel[];
  readonly kinds: readonly AppealKind[];
  /** Null: whether or not there is danger. */
  readonly hazard: boolean | null;
}

/** What a rule does. */
export interface AutoRuleDeed {
  /** Login of an executor of the cabinet; null to assign nobody. */
  readonly executor: string | null;
  readonly coExecutors: readonly string[];
  /** Null to leave it. */
  readonly priority: Priority | null;
}

/** What the conditions look at, of an appeal. */
export interface AutoRuleFacts {
  readonly categoryId: string;
  readonly territory: string | null;
  readonly channel: Channel;
  readonly kind: AppealKind;
  readonly isHazard: boolean;
  /** Which of the rules' words its text has. */
  readonly foundWords: ReadonlySet<string>;
}

/** Whether something is dangerous by what was filled in, or an incident of high importance. */
export function isHazard({ details, isImportant }: { readonly details?: Readonly<Record<string, unknown>> | null; readonly isImportant?: boolean | null }): boolean {
  return isImportant === true || details?.['hazard'] === true;
}
