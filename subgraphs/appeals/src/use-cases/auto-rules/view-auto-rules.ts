import { CodedError, isId, type LocalizedText } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { AppealKind } from '../../domain/appeal-kind.js';
import { AppealStatus } from '../../domain/appeal-status.js';
import { judge } from '../../domain/auto-rule/match-rule.js';
import { problemOf, resolveDeed } from '../../domain/auto-rule/resolve-deed.js';
import type { Channel } from '../../domain/channel.js';
import { MAX_TEXT_LENGTH } from '../../domain/text.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { AutoRule } from '../../store/auto-rules/auto-rule.entity.js';
import type { RuleMatch } from '../../store/auto-rules/rule-matches.js';
import { deedOf, factsOf, type RuleChoice } from '../../store/auto-rules/choose-rules.js';
import { maySeeWork } from '../may-read.js';
import type { Setting } from '../setting.js';
import { writtenText } from '../written-text.js';

/** As many may be asked for at once. */
const MAX_MATCHES = 50;

/** What a rule says of a text. */
export interface RuleVerdict {
  readonly rule: AutoRule;
  readonly matches: boolean;
  /** Whether it is the one that acts: the first that is switched on, matches and can. */
  readonly fires: boolean;
  /** Every condition: what was found, and what was wanted. */
  readonly reasons: readonly LocalizedText[];
}

/** What to try rules on. */
export interface TrialInput {
  readonly cabinetId: string;
  readonly text: string;
  readonly categoryId?: string | null;
  /** Code of a municipality. */
  readonly territory?: string | null;
  readonly channel: Channel;
  readonly kind: AppealKind;
  readonly hazard: boolean;
}

/** The rules of a cabinet in their order; null for those who do not work there. */
export async function rulesFor({ viewer, loaders }: Setting, cabinetId: string): Promise<AutoRule[] | null> {
  return isId(cabinetId) && seesRules(viewer, cabinetId) ? loaders.rules.ofCabinet.load(cabinetId.toLowerCase()) : null;
}

/** What an administrator should know of a rule; null when all is well. */
export async function problemFor({ loaders }: Setting, rule: AutoRule): Promise<LocalizedText | null> {
  return problemOf(deedOf(rule), await loaders.rules.workforce.load(rule.cabinetId));
}

/** The newest appeals of the cabinet that a rule is for, whether or not it is switched on, the newest first. */
export async function matchesOf({ loaders }: Setting, rule: AutoRule, first: number): Promise<RuleMatch[]> {
  if (!Number.isInteger(first) || first < 1 || first > MAX_MATCHES) throw CodedError.badInput({ ru: `first — целое число от 1 до ${MAX_MATCHES}.`, en: `first is a whole number from 1 to ${MAX_MATCHES}.` });
  return (await loaders.rules.matches.load(rule)).slice(0, first);
}

/** What the first rule for an appeal suggests while nobody is assigned; null when there is none, and for those who do not work on it. */
export async function suggestionFor({ viewer, loaders }: Setting, appeal: Appeal): Promise<RuleChoice | null> {
  const waits = WAITING.includes(appeal.status) && appeal.executor == null;
  return waits && maySeeWork(viewer, appeal) ? loaders.rules.choice.load(appeal) : null;
}

/** Which rule would act on words that nobody has sent, and why the others would not. @throws CodedError FORBIDDEN, BAD_USER_INPUT */
export async function tryRules({ viewer, em, loaders }: Setting, { cabinetId, categoryId, territory, hazard, ...input }: TrialInput): Promise<RuleVerdict[]> {
  const cabinet = isId(cabinetId) ? cabinetId.toLowerCase() : null;
  APPEAL_PERMISSIONS.requireToRead(viewer, 'auto-rule.see', { cabinetId: cabinet });
  const text = writtenText(input.text);
  if (text.length > MAX_TEXT_LENGTH) throw CodedError.badInput({ ru: `Текст — не длиннее ${MAX_TEXT_LENGTH} знаков.`, en: `text has at most ${MAX_TEXT_LENGTH} characters.` });
  const rules = cabinet === null ? [] : await loaders.rules.ofCabinet.load(cabinet);
  const subject = { ...input, text, cabinetId, categoryId: categoryId ?? '', territory: territory ?? null, details: { hazard }, isImportant: null };
  const [facts] = await factsOf(em, [subject], rules);
  const workforce = rules.length === 0 ? null : await loaders.rules.workforce.load(cabinet!);
  let isTaken = false;
  return rules.map((rule) => {
    const judged = judge(rule.conditions, facts!);
    const isMatch = judged.every(({ holds }) => holds);
    const fires = !isTaken && isMatch && rule.enabled && !('problem' in resolveDeed(deedOf(rule), workforce!));
    isTaken ||= fires;
    return { rule, matches: isMatch, fires, reasons: judged.map((condition) => condition.text) };
  });
}

function seesRules(viewer: Viewer, cabinetId: string): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'auto-rule.see', { cabinetId: cabinetId.toLowerCase() });
}

/** Where nobody works on it yet. */
const WAITING: readonly AppealStatus[] = [AppealStatus.SUBMITTED, AppealStatus.MODERATED, AppealStatus.REGISTERED, AppealStatus.REDIRECTED];
