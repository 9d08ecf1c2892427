import type { Viewer } from '@otklik/identity';
import type { AppealKind } from '../domain/appeal-kind.js';
import type { AppealStatus } from '../domain/appeal-status.js';
import { partsThatShow, type Participation, type Shared } from '../domain/participation.js';
import { isAnswered, isPublic } from '../domain/publicity.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import type { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { SearchScope } from '../store/search/find-words.js';

/** What reading depends on, of an appeal. */
export interface ReadSubject extends Shared {
  readonly kind: AppealKind;
  readonly status: AppealStatus;
  readonly visibility: Visibility;
  /** The citizen behind it; none when it was imported. */
  readonly authorId?: string | null;
  readonly cabinetId: string;
  readonly executor?: string | null;
}

/** An appeal as the permission table asks for it. */
export function subjectOf({ cabinetId, authorId = null, executor = null }: Pick<ReadSubject, 'cabinetId' | 'authorId' | 'executor'>) {
  return { cabinetId, ownerId: authorId, executor };
}

/** Whether the viewer may know of this appeal, also when it is not public. */
export function mayReadPrivate(viewer: Viewer, appeal: ReadSubject): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'appeal.read', subjectOf(appeal)) || takesPart(viewer, appeal);
}

/** Whether the viewer works in an agency that takes part in this appeal of another one. */
export function takesPart(viewer: Viewer, appeal: Shared): boolean {
  return partsThatShow(appeal).some(({ cabinetId }) => APPEAL_PERMISSIONS.allows(viewer, 'appeal.read-part', { cabinetId }));
}

/** Whether the viewer sees what was asked of an agency and what it said to that: those of the responsible agency and its own, not the author. */
export function maySeePart(viewer: Viewer, appeal: ReadSubject, { cabinetId }: Participation): boolean {
  return maySeeWork(viewer, appeal) || APPEAL_PERMISSIONS.allows(viewer, 'appeal.read-part', { cabinetId });
}

/** Whether the viewer may know of this appeal. */
export function mayRead(viewer: Viewer, appeal: ReadSubject, privateCategory: boolean): boolean {
  if (mayReadPrivate(viewer, appeal)) return true;
  return APPEAL_PERMISSIONS.allows(viewer, 'appeal.read-public') && isPublic(appeal, privateCategory);
}

/** Whether the viewer sees the person behind it. */
export function maySeeAuthor(viewer: Viewer, appeal: ReadSubject): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-author', subjectOf(appeal));
}

/** Whether the viewer sees how it is worked on. */
export function maySeeWork(viewer: Viewer, appeal: ReadSubject): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-work', subjectOf(appeal));
}

/** Whether the viewer sees the answer: everybody once it is approved, before that only those who work on it. */
export function maySeeAnswer(viewer: Viewer, appeal: ReadSubject): boolean {
  return isAnswered(appeal.status) || maySeeWork(viewer, appeal);
}

/** The appeals that the viewer may know of. @throws CodedError FORBIDDEN for a machine without the scope */
export function readableScope(viewer: Viewer): ReadableScope {
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  return {
    everything: APPEAL_PERMISSIONS.allows(viewer, 'appeal.read'),
    authorId: viewer.kind === 'person' ? viewer.citizenId : null,
    cabinetIds: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.read'),
    sharedWith: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.read-part'),
    published: true,
  };
}

/** The appeals of the cabinets in which the viewer works or which they look after, and those in which they take part; of the operator all. @throws as `readableScope` */
export function workScope(viewer: Viewer): ReadableScope {
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  return {
    everything: APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-work'),
    authorId: null,
    cabinetIds: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.see-work'),
    sharedWith: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.read-part'),
    published: false,
  };
}

/** A scope, and whether its private appeals may be found by what is for those who work on them and by the exact address. */
export function searchScope(viewer: Viewer, scope: ReadableScope): SearchScope {
  const seesAll = (['appeal.see-work', 'appeal.see-author'] as const).every((action) => {
    if (scope.everything) return APPEAL_PERMISSIONS.allows(viewer, action);
    const seen = new Set(APPEAL_PERMISSIONS.cabinetsFor(viewer, action));
    return scope.cabinetIds.every((cabinetId) => seen.has(cabinetId));
  });
  return { ...scope, seesAll };
}

/** The appeals of which the viewer may know who wrote them: public ones alone tell nobody. */
export function knownAuthorScope(viewer: Viewer): ReadableScope {
  return {
    everything: APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-author'),
    authorId: viewer.kind === 'person' ? viewer.citizenId : null,
    cabinetIds: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.see-author'),
    sharedWith: [],
    published: false,
  };
}
