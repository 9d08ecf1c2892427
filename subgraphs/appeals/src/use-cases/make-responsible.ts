import { checkText, type ValidationIssue } from '@otklik/base';
import { ParticipationStatus, isOpen, partsThatShow, type Participation } from '../domain/participation.js';
import { participationDueAt } from '../domain/participation-term.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findReachableAgency, type ReachableAgency } from '../store/published-words.js';
import { theRegion } from '../store/published.js';
import { AGENCY_ISSUES } from './agency-issues.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { newPart } from './send-to-agencies.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** Who is to be the responsible agency, and why. */
export interface MakeResponsibleInput extends ChangeInput {
  readonly agencyId: string;
  /** What the agency is asked that was the responsible one, and why it no longer is. */
  readonly comment: string;
}

/**
 * Gives an appeal to one of the agencies that take part in it: from now on that one answers, and whoever held it takes part. Number and
 * term stay: for its author nothing begins anew.
 */
export function makeResponsible(setting: Setting, input: MakeResponsibleInput): Promise<Appeal> {
  return changeAppeal(setting, makingResponsible(input));
}

/** The change by itself. */
export function makingResponsible(input: MakeResponsibleInput): AppealChange {
  const comment = writtenText(input.comment);
  const agencyId = input.agencyId.toLowerCase();
  let target: ReachableAgency | null = null;
  return {
    action: 'MAKE_RESPONSIBLE',
    input,
    validate: async (tx, appeal) => {
      // With nobody to choose from it is the status that refuses.
      if (partsThatShow(appeal).length === 0) return [];
      const part = partsThatShow(appeal).find((one) => one.agencyId === agencyId);
      target = part === undefined ? null : await findReachableAgency(tx, agencyId);
      return [...checkTarget(part, target), ...checkText(comment, ['comment'], MAX_TEXT_LENGTH)];
    },
    apply: async (tx, appeal, now) => {
      const { timeZone } = await theRegion(tx);
      const held = newPart(appeal, comment, now, participationDueAt(null, now, appeal.dueAt, timeZone));
      const status = appeal.executor == null ? ParticipationStatus.REQUESTED : ParticipationStatus.IN_PROGRESS;
      const taken = (part: Participation): Participation =>
        part.agencyId === agencyId && isOpen(part) ? { ...part, status: ParticipationStatus.RESPONSIBLE, endedAt: now.toISOString() } : part;
      appeal.participations = [...(appeal.participations ?? []).map(taken), { ...held, status, executor: appeal.executor ?? null }];
      Object.assign(appeal, { executor: null, coExecutors: null, returnComment: null, answerText: null });
      const { ru, en } = target!.title;
      return { ru: `Ответственное ведомство теперь — ${ru}`, en: `The responsible agency is now ${en}` };
    },
    handOverTo: () => target,
  };
}

function checkTarget(part: Participation | undefined, target: ReachableAgency | null): ValidationIssue[] {
  return part === undefined || target?.cabinetId !== part.cabinetId ? [AGENCY_ISSUES.takesNoPart(['agencyId'])] : [];
}
