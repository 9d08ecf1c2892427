import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, newId, normaliseLine, type ValidationIssue } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { AutoRuleMode, WordsMode, type AutoRuleConditions } from '../../domain/auto-rule/auto-rule.js';
import { MAX_RULES, checkForm, checkRule, type WrittenRule } from '../../domain/auto-rule/check-rule.js';
import type { Priority } from '../../domain/priority.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { AutoRuleEntity, type AutoRule } from '../../store/auto-rules/auto-rule.entity.js';
import { lockRules, rulesOfCabinets } from '../../store/auto-rules/rules.js';
import { wordsThatSayNothing } from '../../store/auto-rules/found-words.js';
import { findCategories, theRegion } from '../../store/published.js';
import { workforceOf } from '../../store/auto-rules/workforce.js';
import type { Setting } from '../setting.js';

/** Conditions as a client writes them: what is left out always holds. */
export type ConditionsInput = { readonly [Name in keyof AutoRuleConditions]?: AutoRuleConditions[Name] | null };

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** A new rule. */
export interface CreateRuleInput extends Keyed {
  readonly cabinetId: string;
  readonly title: string;
  readonly conditions?: ConditionsInput | null;
  readonly executor?: string | null;
  readonly coExecutors?: readonly string[] | null;
  readonly priority?: Priority | null;
  readonly mode?: AutoRuleMode | null;
  readonly enabled?: boolean | null;
}

/** What changes of a rule: what is left out stays. */
export interface UpdateRuleInput extends Omit<CreateRuleInput, 'cabinetId' | 'title'> {
  readonly ruleId: string;
  readonly title?: string | null;
  readonly expectedVersion?: number | null;
}

/** An administrator adds a rule after all others. */
export function createRule(setting: Setting, input: CreateRuleInput): Promise<AutoRule> {
  return write(setting, 'createAutoRule', input, async (tx, viewer) => {
    const { cabinetId } = input;
    requireRules(viewer, cabinetId);
    await lockRules(tx, cabinetId);
    const [rules = []] = await rulesOfCabinets(tx, [cabinetId]);
    if (rules.length >= MAX_RULES) throw Refusal.validation([TOO_MANY_RULES]);
    const rule = await checked(tx, cabinetId, {
      title: normaliseLine(input.title),
      conditions: conditionsOf(input.conditions),
      executor: input.executor ?? null,
      coExecutors: input.coExecutors ?? [],
      priority: input.priority ?? null,
    }, setting.clock.now());
    const position = (rules.at(-1)?.position ?? 0) + 1;
    return tx.create(AutoRuleEntity, { ...rule, id: newId(setting.clock.now().getTime()), cabinetId, position, mode: input.mode ?? AutoRuleMode.ASSIGN, enabled: input.enabled ?? false, version: 1 });
  });
}

/** An administrator changes a rule, switches it on or off. */
export function updateRule(setting: Setting, input: UpdateRuleInput): Promise<AutoRule> {
  return write(setting, 'updateAutoRule', input, async (tx, viewer) => {
    const rule = await lockedRule(tx, viewer, input.ruleId);
    if (input.expectedVersion != null && input.expectedVersion !== rule.version) throw Refusal.conflict('VERSION_MISMATCH', changedTo(rule.version));
    const { executor, priority, mode, enabled } = input;
    const changed = {
      title: input.title == null ? rule.title : normaliseLine(input.title),
      conditions: input.conditions == null ? rule.conditions : conditionsOf(input.conditions),
      executor: executor === undefined ? (rule.executor ?? null) : executor,
      coExecutors: input.coExecutors === undefined ? rule.coExecutors : (input.coExecutors ?? []),
      priority: priority === undefined ? (rule.priority ?? null) : priority,
    };
    // A rule whose executor has gone may still be switched off, renamed, moved.
    const saysAnything = [input.conditions, executor, input.coExecutors, priority].some((part) => part !== undefined) || enabled === true;
    if (saysAnything) await checked(tx, rule.cabinetId, changed, setting.clock.now());
    else refuse(checkForm(changed));
    return Object.assign(rule, changed, { mode: mode ?? rule.mode, enabled: enabled ?? rule.enabled, version: rule.version + 1 });
  });
}

/** An administrator takes a rule away; what it has done stays. @returns its id */
export async function deleteRule(setting: Setting, input: Keyed & { readonly ruleId: string }): Promise<string> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, 'auto-rule.write');
  const { ruleId } = input;
  return setting.em.fork().transactional((tx) =>
    once(tx, 'appeals', { viewer, mutation: 'deleteAutoRule', input, clock: setting.clock }, {
      answer: ruleId,
      replay: (id) => Promise.resolve(id),
      work: async () => {
        tx.remove(await lockedRule(tx, viewer, ruleId));
        return ruleId;
      },
    }),
  );
}

/** An administrator says in which order the rules of a cabinet are asked. */
export async function reorderRules(setting: Setting, input: Keyed & { readonly cabinetId: string; readonly ruleIds: readonly string[] }): Promise<AutoRule[]> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, 'auto-rule.write');
  const { cabinetId, ruleIds } = input;
  return setting.em.fork().transactional((tx) => {
    const all = async (): Promise<AutoRule[]> => (await rulesOfCabinets(tx, [cabinetId]))[0] ?? [];
    return once(tx, 'appeals', { viewer, mutation: 'reorderAutoRules', input, clock: setting.clock }, {
      answer: true,
      replay: all,
      work: async () => {
        requireRules(viewer, cabinetId);
        await lockRules(tx, cabinetId);
        const rules = new Map((await all()).map((rule) => [rule.id, rule]));
        const ordered = ruleIds.flatMap((id) => rules.get(id.toLowerCase()) ?? []);
        if (ordered.length !== rules.size || new Set(ordered).size !== ruleIds.length) throw Refusal.validation([NOT_ALL_RULES]);
        ordered.forEach((rule, index) => Object.assign(rule, { position: index + 1 }));
        return ordered;
      },
    });
  });
}

function write<Input extends Keyed>(setting: Setting, mutation: string, input: Input, work: (tx: EntityManager, viewer: PersonViewer) => Promise<AutoRule>): Promise<AutoRule> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, 'auto-rule.write');
  return setting.em.fork().transactional((tx) =>
    once(tx, 'appeals', { viewer, mutation, input, clock: setting.clock }, {
      answer: ({ id }: AutoRule) => id,
      replay: async (id) => (await tx.findOne(AutoRuleEntity, { id })) ?? unknownRule(),
      work: () => work(tx, viewer),
    }),
  );
}

/** The database shows only those of the viewer's own cabinets. */
async function lockedRule(tx: EntityManager, viewer: PersonViewer, id: string): Promise<AutoRule> {
  const found = isId(id) ? await tx.findOne(AutoRuleEntity, { id }) : null;
  if (found === null) return unknownRule();
  requireRules(viewer, found.cabinetId);
  await lockRules(tx, found.cabinetId);
  return (await tx.findOne(AutoRuleEntity, { id }, { refresh: true })) ?? unknownRule();
}

function requireRules(viewer: PersonViewer, cabinetId: string): void {
  APPEAL_PERMISSIONS.require(viewer, 'auto-rule.write', { cabinetId: isId(cabinetId) ? cabinetId : null });
}

async function checked(tx: EntityManager, cabinetId: string, rule: WrittenRule, now: Date): Promise<WrittenRule> {
  refuse(checkForm(rule));
  const { territories } = await theRegion(tx);
  const [workforce] = await workforceOf(tx, [cabinetId], now);
  const known = await findCategories(tx, ['', ...rule.conditions.categoryIds.filter((id) => isWord(id))]);
  refuse(
    checkRule(rule, {
      territories: new Set(territories.map(({ code }) => code)),
      categories: new Set(known.map(({ id }) => id)),
      executors: workforce!.executors,
      emptyWords: await wordsThatSayNothing(tx, rule.conditions.words),
    }),
  );
  return rule;
}

/** Whether PostgreSQL takes a text for one. */
function isWord(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

function conditionsOf(input: ConditionsInput | null | undefined): AutoRuleConditions {
  const unique = <Value>(values: readonly Value[] | null | undefined): Value[] => [...new Set(values ?? [])];
  return {
    categoryIds: unique(input?.categoryIds),
    territories: unique(input?.territories),
    words: unique(input?.words?.map(normaliseLine)),
    wordsMode: input?.wordsMode ?? WordsMode.ANY,
    channels: unique(input?.channels),
    kinds: unique(input?.kinds),
    hazard: input?.hazard ?? null,
  };
}

function refuse(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw Refusal.validation(issues);
}

function unknownRule(): never {
  throw Refusal.notFound({ ru: 'Такого правила нет.', en: 'There is no such rule.' });
}

function changedTo(version: number) {
  return { ru: `Правило уже изменилось: сейчас версия ${version}.`, en: `The rule has changed: it is at version ${version}.` };
}

const TOO_MANY_RULES: ValidationIssue = { path: ['cabinetId'], code: 'TOO_MANY', message: { ru: `В кабинете не больше ${MAX_RULES} правил.`, en: `A cabinet has at most ${MAX_RULES} rules.` } };
const NOT_ALL_RULES: ValidationIssue = { path: ['ruleIds'], code: 'NOT_ALL', message: { ru: 'Назовите все правила кабинета, каждое один раз.', en: 'Name all rules of the cabinet, each once.' } };
