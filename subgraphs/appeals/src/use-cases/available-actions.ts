import type { Viewer } from '@otklik/identity';
import { ACTIONS, type Action } from '../domain/action.js';
import { obstacle } from '../domain/status-machine.js';
import { APPEAL_PERMISSIONS, permissionFor } from '../permissions.js';
import { subjectOf, type ReadSubject } from './may-read.js';

/** What the viewer may do with an appeal now, in the order of its way. Reads nothing: it is asked of every line of a list. */
export function availableActions(viewer: Viewer, appeal: ReadSubject): Action[] {
  if (viewer.kind !== 'person') return [];
  const subject = subjectOf(appeal);
  return ACTIONS.filter((action) => obstacle(action, appeal) === null && APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subject));
}
