import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { AutoRuleMode } from '../../domain/auto-rule/auto-rule.js';
import { keptPriority } from '../../domain/priority.js';
import { nextStatus, transition } from '../../domain/status-machine.js';
import type { Appeal } from '../../store/appeal.entity.js';
import { enabledRules } from '../../store/auto-rules/rules.js';
import { recordChange } from '../../store/record-change.js';
import { chooseRules, type RuleChoice } from '../../store/auto-rules/choose-rules.js';

/** How the history names the rules of a cabinet; which one it was stands in the note. */
const RULE = { actor: 'auto-rule', actorRole: 'AUTO_RULE' };

/**
 * Does with an appeal that has just been registered what the first rule for it says, as a step of its own in the same transaction: an
 * administrator wrote it, so it needs no coordinator. A rule that only suggests keeps those after it from acting.
 */
export async function applyAutoRules(tx: EntityManager, appeal: Appeal, now: Date): Promise<void> {
  const rules = await enabledRules(tx, appeal.cabinetId);
  if (rules.length === 0) return;
  const [choice = null] = await chooseRules(tx, [appeal], () => rules, now);
  if (choice === null || choice.rule.mode !== AutoRuleMode.ASSIGN) return;
  await carryOut(tx, appeal, choice, now);
}

async function carryOut(tx: EntityManager, appeal: Appeal, { rule, assignees, note: replaced }: RuleChoice, now: Date): Promise<void> {
  const action = assignees === null ? 'PRIORITISE' : 'ASSIGN';
  const status = nextStatus(action, appeal, now);
  const stood = { agencyId: appeal.agencyId, status: appeal.status, visibility: appeal.visibility };
  if (rule.priority != null) appeal.priority = keptPriority(rule.priority);
  if (assignees !== null) {
    appeal.executor = assignees.executor;
    appeal.coExecutors = assignees.coExecutors.length === 0 ? null : assignees.coExecutors;
  }
  appeal.status = status;
  appeal.version += 1;
  const comment = assignees === null ? null : { ru: 'Назначен исполнитель', en: 'An executor is assigned' };
  await recordChange(tx, appeal, { event: transition(action).event, at: now, ...RULE, comment, note: noteOf(rule.title, replaced), stood });
}

function noteOf(title: string, replaced: LocalizedText | null): LocalizedText {
  const after = (text: string | undefined): string => (text === undefined ? '' : `; ${text}`);
  return { ru: `По правилу «${title}»${after(replaced?.ru)}`, en: `By the rule “${title}”${after(replaced?.en)}` };
}
