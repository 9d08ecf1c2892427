import type { Subject, Viewer } from '@otklik/identity';
import type { Action } from '../domain/action.js';
import { isOpen, partsThatShow, type Participation, type Shared } from '../domain/participation.js';
import { transition } from '../domain/status-machine.js';
import { APPEAL_PERMISSIONS, permissionFor } from '../permissions.js';
import { subjectOf, type ReadSubject } from './may-read.js';

/** What it depends on who may take a step. */
export type StepSubject = Pick<ReadSubject, 'cabinetId' | 'authorId' | 'executor'> & Shared;

/** Nobody's login. */
const NOBODY = '';

/**
 * An appeal as the permission table asks for it about a step on its way. Before the first assignment any executor of the cabinet learns
 * that it is too early for an answer; every other step of executors is for the one it is assigned to. A step of those who take part is
 * asked about their part.
 */
export function subjectOfStep(viewer: Viewer, action: Action, appeal: StepSubject): Subject {
  if (transition(action).ofPart === true) {
    const part = partOfStep(viewer, action, appeal);
    return part === null ? {} : subjectOfPart(part);
  }
  const subject = subjectOf(appeal);
  return action === 'ANSWER' ? subject : { ...subject, executor: subject.executor ?? NOBODY };
}

/** The part in which the viewer may take a step of those who take part: an open one, else the last; null when there is none. */
export function partOfStep(viewer: Viewer, action: Action, appeal: Shared): Participation | null {
  if (transition(action).ofPart !== true) return null;
  const mine = partsThatShow(appeal).filter((part) => APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subjectOfPart(part)));
  return mine.find(isOpen) ?? mine.at(-1) ?? null;
}

function subjectOfPart({ cabinetId, executor }: Participation): Subject {
  return { cabinetId, executor: executor ?? NOBODY };
}
