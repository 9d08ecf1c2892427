import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { judge } from '../../domain/auto-rule/match-rule.js';
import { AppealEntity, type Appeal } from '../appeal.entity.js';
import type { AutoRule } from './auto-rule.entity.js';
import { rulesOfCabinets } from './rules.js';
import { chooseRules, factsOf, type RuleChoice } from './choose-rules.js';

/** On so many of the newest appeals of a cabinet its rules are tried. */
const RECENT = 200;

/** An appeal that a rule is for, and why. */
export interface RuleMatch {
  readonly appeal: Appeal;
  readonly reasons: readonly LocalizedText[];
}

/** Of each rule the newest appeals of its cabinet that it is for, the newest first: three statements, whatever their number. */
export async function matchesOfRules(em: EntityManager, rules: readonly AutoRule[]): Promise<RuleMatch[][]> {
  const recent = await recentOfCabinets(em, [...new Set(rules.map(({ cabinetId }) => cabinetId))]);
  const facts = new Map((await factsOf(em, recent, rules)).map((found, index) => [recent[index]!, found]));
  const byCabinet = Map.groupBy(recent, ({ cabinetId }) => cabinetId);
  return rules.map(({ cabinetId, conditions }) =>
    (byCabinet.get(cabinetId) ?? []).flatMap((appeal) => {
      const judged = judge(conditions, facts.get(appeal)!);
      return judged.every(({ holds }) => holds) ? [{ appeal, reasons: judged.map(({ text }) => text) }] : [];
    }),
  );
}

/** For each appeal the rule of its cabinet that would act on it. */
export async function choicesFor(em: EntityManager, appeals: readonly Appeal[], now: Date): Promise<(RuleChoice | null)[]> {
  const cabinetIds = [...new Set(appeals.map(({ cabinetId }) => cabinetId))];
  const rules = new Map((await rulesOfCabinets(em, cabinetIds)).map((all, index) => [cabinetIds[index]!, all.filter(({ enabled }) => enabled)]));
  return chooseRules(em, appeals, (cabinetId) => rules.get(cabinetId) ?? [], now);
}

async function recentOfCabinets(em: EntityManager, cabinetIds: readonly string[]): Promise<Appeal[]> {
  const rows = await em.execute<Record<string, unknown>[]>(
    `select a.* from cabinets.published_agency as agency cross join lateral (
       select a.* from appeals.appeal a where a.agency_id = agency.id and a.cabinet_id = agency.cabinet_id order by a.id desc limit ?
     ) as a where agency.cabinet_id = any(?::uuid[]) order by a.id desc`,
    [RECENT, `{${cabinetIds.join(',')}}`],
  );
  return rows.map((row) => em.map(AppealEntity, row));
}
