import type { Viewer } from '@otklik/identity';
import { ACTIONS, type Action } from '../domain/action.js';
import { obstacle, type Standing } from '../domain/status-machine.js';
import { APPEAL_PERMISSIONS, permissionFor } from '../permissions.js';
import { partOfStep, subjectOfStep, type StepSubject } from './step-subject.js';

/** What the viewer may do with an appeal now, in the order of its way. Reads nothing: it is asked of every line of a list. */
export function availableActions(viewer: Viewer, appeal: StepSubject & Standing, now: Date): Action[] {
  if (viewer.kind !== 'person') return [];
  const mayTake = (action: Action): boolean => APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subjectOfStep(viewer, action, appeal));
  return ACTIONS.filter((action) => mayTake(action) && obstacle(action, { ...appeal, part: partOfStep(viewer, action, appeal) }, now) === null);
}
