import { Refusal, type ValidationIssue } from '@otklik/base';
import type { PersonViewer, Viewer } from '@otklik/identity';
import { may, mayEver, mayTakePart, type StaffAction } from '../domain/permissions.js';

/** The viewer as a person. @throws Refusal Forbidden for somebody without a token */
export function requirePerson(viewer: Viewer): PersonViewer {
  if (viewer.kind === 'person') return viewer;
  throw Refusal.forbidden({ ru: 'Войдите, чтобы участвовать в обсуждении.', en: 'Sign in to take part in the discussion.' });
}

/** The viewer as a member of some staff who may do this somewhere: asked before anything is looked up. @throws Refusal Forbidden */
export function requireStaff(viewer: Viewer, action: StaffAction): PersonViewer {
  if (viewer.kind === 'person' && mayEver(viewer, action)) return viewer;
  throw Refusal.forbidden();
}

/** @throws Refusal Forbidden when the viewer may not do this in this cabinet */
export function requireRight(viewer: Viewer, action: StaffAction, cabinetId: string): void {
  if (!may(viewer, action, cabinetId)) throw Refusal.forbidden();
}

/** @throws Refusal Forbidden when the viewer works in the cabinet whose discussion it is */
export function requireParticipant(viewer: Viewer, cabinetId: string): void {
  if (mayTakePart(viewer, cabinetId)) return;
  throw Refusal.forbidden({
    ru: 'Сотрудники ведомства не участвуют в его обсуждениях как граждане.',
    en: 'The staff of an agency do not take part in its discussions as citizens.',
  });
}

/** @throws Refusal ValidationFailed with all that is wrong */
export function requireValid(issues: readonly ValidationIssue[]): void {
  if (issues.length > 0) throw Refusal.validation(issues);
}
