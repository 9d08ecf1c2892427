import type { Clarification } from '../domain/clarification.js';
import type { InterimAnswer } from '../domain/interim-answer.js';
import type { RejectionGroundCode } from '../domain/rejection-ground.js';
import type { EarlierAnswer } from '../domain/reopening.js';
import { Priority } from '../domain/priority.js';
import type { Appeal } from '../store/appeal.entity.js';
import { mayReadPrivate, maySeeAuthor, maySeeWork } from './may-read.js';
import type { Setting } from './setting.js';

/** Why it was turned away; what was written besides is for insiders. */
export function rejectionFor({ viewer }: Setting, appeal: Appeal): { ground: RejectionGroundCode; comment: string | null } | null {
  if (appeal.rejectionGround == null) return null;
  return { ground: appeal.rejectionGround, comment: maySeeAuthor(viewer, appeal) ? (appeal.rejectionComment ?? null) : null };
}

/** What the author was asked, and said, for insiders. */
export function clarificationsFor({ viewer }: Setting, appeal: Appeal): readonly Clarification[] {
  return maySeeAuthor(viewer, appeal) ? (appeal.clarifications ?? []) : [];
}

/** How its term was extended; everybody sees by how much, insiders why. */
export function extensionFor({ viewer }: Setting, appeal: Appeal): { days: number; ground: string | null } | null {
  if (appeal.extendedBy == null) return null;
  return { days: appeal.extendedBy, ground: maySeeAuthor(viewer, appeal) ? (appeal.extensionGround ?? null) : null };
}

/** To which day it was put off; everybody sees the day, insiders why. */
export function postponementFor({ viewer }: Setting, appeal: Appeal): { promisedOn: string; comment: string | null } | null {
  if (appeal.promisedOn == null) return null;
  return { promisedOn: appeal.promisedOn, comment: maySeeAuthor(viewer, appeal) ? (appeal.postponementComment ?? null) : null };
}

/** Who helps the executor, for the cabinet and the operator. */
export function coExecutorsFor({ viewer }: Setting, appeal: Appeal): string[] {
  return maySeeWork(viewer, appeal) ? [...(appeal.coExecutors ?? [])] : [];
}

/** What the approver wants mended, for the cabinet and the operator. */
export function returnCommentFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeWork(viewer, appeal) ? (appeal.returnComment ?? null) : null;
}

/** From whom to whom it went; everybody sees that, insiders why. */
export function redirectionsFor({ viewer }: Setting, appeal: Appeal): { from: string; to: string; at: Date; comment: string | null }[] {
  const seesWhy = maySeeAuthor(viewer, appeal);
  return (appeal.redirections ?? []).map(({ fromAgencyId, toAgencyId, at, comment }) => ({ from: fromAgencyId, to: toAgencyId, at: new Date(at), comment: seesWhy ? comment : null }));
}

/** Whether its author found it fixed; what they wrote to it is for insiders. */
export function confirmationFor({ viewer }: Setting, appeal: Appeal): { fixed: boolean; comment: string | null } | null {
  if (appeal.fixed == null) return null;
  return { fixed: appeal.fixed, comment: maySeeAuthor(viewer, appeal) ? (appeal.fixedComment ?? null) : null };
}

/** Why its author opened it again, for insiders. */
export function reopenCommentFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeAuthor(viewer, appeal) ? (appeal.reopenComment ?? null) : null;
}

/** What was told before the final answer, for those who may read the appeal when it is private: nobody has hidden anything in it yet. */
export function interimAnswersFor({ viewer }: Setting, appeal: Appeal): readonly InterimAnswer[] {
  return mayReadPrivate(viewer, appeal) ? (appeal.interimAnswers ?? []) : [];
}

/** The answers before it was opened again, for the same: what was hidden in them is hidden in no copy. */
export function earlierAnswersFor({ viewer }: Setting, appeal: Appeal): readonly EarlierAnswer[] {
  return mayReadPrivate(viewer, appeal) ? (appeal.earlierAnswers ?? []) : [];
}

/** How soon it is to be taken up, for the cabinet and the operator. */
export function priorityFor({ viewer }: Setting, appeal: Appeal): Priority | null {
  return maySeeWork(viewer, appeal) ? (appeal.priority ?? Priority.NORMAL) : null;
}
