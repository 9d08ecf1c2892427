import { checkText, isId, type ValidationIssue } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findReachableAgency, type ReachableAgency } from '../store/published-words.js';
import { AGENCY_ISSUES } from './agency-issues.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** Whom an appeal goes to, and why. */
export interface RedirectInput extends ChangeInput {
  readonly agencyId: string;
  /** What its author is told. */
  readonly comment: string;
}

/** Sends an appeal on to the competent agency: it is registered there anew, and its term begins with that. */
export function redirectAppeal(setting: Setting, input: RedirectInput): Promise<Appeal> {
  return changeAppeal(setting, redirecting(setting.forms, input));
}

/** The change by itself. */
export function redirecting(forms: FormRegistry, input: RedirectInput): AppealChange {
  const comment = writtenText(input.comment);
  let target: ReachableAgency | null = null;
  return {
    action: 'REDIRECT',
    input,
    validate: async (tx, appeal) => {
      target = isId(input.agencyId) ? await findReachableAgency(tx, input.agencyId) : null;
      return [...checkTarget(target, appeal), ...checkText(comment, ['comment'], MAX_TEXT_LENGTH)];
    },
    apply: async (tx, appeal, now) => {
      const { agencyId, title } = target!;
      appeal.redirections = [...(appeal.redirections ?? []), { fromAgencyId: appeal.agencyId, toAgencyId: agencyId, at: now.toISOString(), comment }];
      // What was done with it here does not bind the other agency. Its number stays until it has a new one.
      Object.assign(appeal, { priority: null, executor: null, coExecutors: null, returnComment: null, answerText: null, registeredAt: null, extendedBy: null, extensionGround: null, promisedOn: null, postponementComment: null });
      await recountDeadline(forms, tx, appeal);
      return { ru: `Направлено по компетенции: ${title.ru}`, en: `Sent to the competent agency: ${title.en}` };
    },
    handOverTo: () => target,
  };
}

function checkTarget(target: ReachableAgency | null, appeal: Appeal): ValidationIssue[] {
  if (target === null) return [AGENCY_ISSUES.unknown(['agencyId'])];
  return target.agencyId === appeal.agencyId || target.cabinetId === appeal.cabinetId ? [AGENCY_ISSUES.same(['agencyId'])] : [];
}
