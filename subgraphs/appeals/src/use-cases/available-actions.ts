import type { Viewer } from '@otklik/identity';
import { ACTIONS, type Action } from '../domain/action.js';
import { obstacle, type Standing } from '../domain/status-machine.js';
import { APPEAL_PERMISSIONS, permissionFor } from '../permissions.js';
import { subjectOfStep, type ReadSubject } from './may-read.js';

/** What the viewer may do with an appeal now, in the order of its way. Reads nothing: it is asked of every line of a list. */
export function availableActions(viewer: Viewer, appeal: ReadSubject & Standing, now: Date): Action[] {
  if (viewer.kind !== 'person') return [];
  return ACTIONS.filter((action) => obstacle(action, appeal, now) === null && APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subjectOfStep(action, appeal)));
}
