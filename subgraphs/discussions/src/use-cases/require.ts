import { Refusal, type ValidationIssue } from '@otklik/base';
import type { PersonViewer, Viewer } from '@otklik/identity';
import { DISCUSSION_PERMISSIONS, type StaffAction } from '../permissions.js';

/** How somebody takes part in a discussion. */
export type Participation = 'proposal.submit' | 'proposal.support';

/** The viewer as a person. @throws Refusal Forbidden for somebody without a token */
export function requirePerson(viewer: Viewer, action: Participation): PersonViewer {
  return DISCUSSION_PERMISSIONS.requireSomewhere(viewer, action, {
    ru: 'Войдите, чтобы участвовать в обсуждении.',
    en: 'Sign in to take part in the discussion.',
  });
}

/** The viewer as a member of some staff who may do this somewhere: asked before anything is looked up. @throws Refusal Forbidden */
export function requireStaff(viewer: Viewer, action: StaffAction): PersonViewer {
  return DISCUSSION_PERMISSIONS.requireSomewhere(viewer, action);
}

/** @throws Refusal Forbidden when the viewer may not do this in this cabinet */
export function requireRight(viewer: Viewer, action: StaffAction, cabinetId: string): void {
  DISCUSSION_PERMISSIONS.require(viewer, action, { cabinetId });
}

/** @throws Refusal Forbidden when the viewer works in the cabinet whose discussion it is */
export function requireParticipant(viewer: Viewer, action: Participation, cabinetId: string): void {
  DISCUSSION_PERMISSIONS.require(viewer, action, { cabinetId }, {
    ru: 'Сотрудники ведомства не участвуют в его обсуждениях как граждане.',
    en: 'The staff of an agency do not take part in its discussions as citizens.',
  });
}

/** @throws Refusal ValidationFailed with all that is wrong */
export function requireValid(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw Refusal.validation(issues);
}
