import { checkLine, type ValidationIssue } from '@otklik/base';
import type { AutoRuleConditions, AutoRuleDeed } from './auto-rule.js';

/** Rules of a cabinet. */
export const MAX_RULES = 200;
/** Words of a rule, and values of each other condition. */
const MAX_VALUES = 50;
const MAX_TITLE_LENGTH = 200;
const MAX_WORD_LENGTH = 100;
const MAX_CO_EXECUTORS = 10;

/** What of a rule has to be known of the world to judge it. */
export interface RuleWorld {
  /** Codes of municipalities. */
  readonly territories: ReadonlySet<string>;
  /** Categories that this cabinet may get, retired ones included. */
  readonly categories: ReadonlySet<string>;
  /** Logins of the executors of the cabinet. */
  readonly executors: ReadonlySet<string>;
  /** Words that say nothing to a search, such as «и». */
  readonly emptyWords: ReadonlySet<string>;
}

/** A rule as its administrator writes it. */
export interface WrittenRule extends AutoRuleDeed {
  readonly title: string;
  readonly conditions: AutoRuleConditions;
}

/** What is wrong with the form of a rule: looked at before anything is looked up. */
export function checkForm({ title, conditions }: Pick<WrittenRule, 'title' | 'conditions'>): ValidationIssue[] {
  const { words, ...others } = conditions;
  const lists = { words, categoryIds: others.categoryIds, territories: others.territories, channels: others.channels, kinds: others.kinds };
  const tooMany = Object.entries(lists).flatMap(([name, values]) => (values.length > MAX_VALUES ? [issue(['conditions', name], 'TOO_MANY', TOO_MANY)] : []));
  if (tooMany.length > 0) return tooMany;
  return [...checkLine(title, ['title'], MAX_TITLE_LENGTH), ...words.flatMap((word, index) => checkLine(word, ['conditions', 'words', String(index)], MAX_WORD_LENGTH))];
}

/** What is wrong with a rule as things are now. */
export function checkRule({ conditions, executor, coExecutors, priority }: WrittenRule, world: RuleWorld): ValidationIssue[] {
  const unknown = (name: string, values: readonly string[], known: ReadonlySet<string>, code: string): ValidationIssue[] =>
    values.flatMap((value, index) => (known.has(value) ? [] : [issue([...name.split('.'), String(index)], code, UNKNOWN)]));
  const issues = [
    ...unknown('conditions.categoryIds', conditions.categoryIds, world.categories, 'UNKNOWN_CATEGORY'),
    ...unknown('conditions.territories', conditions.territories, world.territories, 'UNKNOWN_TERRITORY'),
    ...unknown('coExecutors', coExecutors, world.executors, 'UNKNOWN_EXECUTOR'),
    ...conditions.words.flatMap((word, index) => (world.emptyWords.has(word) ? [issue(['conditions', 'words', String(index)], 'EMPTY_WORD', EMPTY_WORD)] : [])),
  ];
  if (executor !== null && !world.executors.has(executor)) issues.push(issue(['executor'], 'UNKNOWN_EXECUTOR', NO_EXECUTOR));
  if (executor === null && coExecutors.length > 0) issues.push(issue(['executor'], 'REQUIRED', NEEDS_EXECUTOR));
  if (executor === null && priority === null) issues.push(issue(['executor'], 'REQUIRED', DOES_NOTHING));
  if (coExecutors.length > MAX_CO_EXECUTORS || new Set([executor, ...coExecutors]).size <= coExecutors.length) issues.push(issue(['coExecutors'], 'OUT_OF_RANGE', BAD_CO_EXECUTORS));
  return issues;
}

function issue(path: readonly string[], code: string, message: ValidationIssue['message']): ValidationIssue {
  return { path, code, message };
}

const TOO_MANY = { ru: `Здесь не больше ${MAX_VALUES} значений.`, en: `There are at most ${MAX_VALUES} values here.` };
const UNKNOWN = { ru: 'Такого здесь нет.', en: 'There is no such thing here.' };
const EMPTY_WORD = { ru: 'По такому слову ничего не найти: оно есть почти в каждом тексте или это не слово.', en: 'Nothing is found by such a word: almost every text has it, or it is none.' };
const NO_EXECUTOR = { ru: 'В этом кабинете нет такого исполнителя.', en: 'This cabinet has no such executor.' };
const NEEDS_EXECUTOR = { ru: 'Соисполнителям нужен исполнитель.', en: 'Co-executors need an executor.' };
const DOES_NOTHING = { ru: 'Правило ничего не делает: назовите исполнителя или приоритет.', en: 'The rule does nothing: name an executor or a priority.' };
const BAD_CO_EXECUTORS = {
  ru: `Соисполнителей — не больше ${MAX_CO_EXECUTORS}, каждый один раз и не сам исполнитель.`,
  en: `There are at most ${MAX_CO_EXECUTORS} co-executors, each once and not the executor.`,
};
