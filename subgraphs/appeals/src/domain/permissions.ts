import { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { TRANSITIONS, type Action } from './status-machine.js';
import { Visibility } from './visibility.js';

/** What these rules need to know of who asks; the viewer of a request has this form. */
export type Asker =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly login: string;
      readonly citizenId: string;
      readonly grants: readonly { readonly role: string; readonly cabinetId: string | null }[];
    };

/** What these rules need to know of an appeal. */
export interface Subject {
  readonly kind: AppealKind;
  readonly status: AppealStatus;
  readonly visibility: Visibility;
  /** The citizen behind it; none when it was imported. */
  readonly authorId?: string | null;
  readonly cabinetId: string;
  /** Login of the executor; none before the first assignment. */
  readonly executor?: string | null;
}

/** Whether there can be an appeal at all with which the asker may do this: asked before any appeal is looked up. */
export function mayEver(asker: Asker, action: Action): boolean {
  if (asker.kind === 'anonymous') return false;
  const { by } = TRANSITIONS[action];
  if (by === 'AUTHOR') return true;
  const roles = by === 'ASSIGNED_EXECUTOR' ? ['EXECUTOR'] : by.roles;
  return asker.grants.some((grant) => grant.cabinetId !== null && roles.includes(grant.role));
}

/**
 * Whether the asker may do this with this appeal, whatever its status. Before the first assignment any executor of the
 * cabinet passes here, so that the status tells why it is too early.
 */
export function may(asker: Asker, action: Action, appeal: Subject): boolean {
  if (asker.kind === 'anonymous') return false;
  const { by } = TRANSITIONS[action];
  if (by === 'AUTHOR') return asker.citizenId === appeal.authorId;
  if (by !== 'ASSIGNED_EXECUTOR') return holds(asker, appeal.cabinetId, by.roles);
  return holds(asker, appeal.cabinetId, ['EXECUTOR']) && (appeal.executor ?? asker.login) === asker.login;
}

/** As what somebody who may do this does it: the role that entitles them, for the history. */
export function actingAs(asker: Asker, action: Action, appeal: Subject): string {
  const { by } = TRANSITIONS[action];
  if (by === 'AUTHOR') return 'AUTHOR';
  if (by === 'ASSIGNED_EXECUTOR') return 'EXECUTOR';
  return by.roles.find((role) => asker.kind === 'person' && holds(asker, appeal.cabinetId, [role])) ?? 'NOBODY';
}

/** Whether the asker may know of this appeal. */
export function mayRead(asker: Asker, appeal: Subject, privateCategory: boolean): boolean {
  return isInsider(asker, appeal) || isPublic(appeal, privateCategory);
}

/** Whether the asker is the author, works in the appeal's cabinet or runs the platform: those who see the person behind it. */
export function isInsider(asker: Asker, appeal: Subject): boolean {
  return asker.kind === 'person' && (asker.citizenId === appeal.authorId || worksOn(asker, appeal));
}

/** Whether the asker sees the answer: everybody once it is approved, before that only the cabinet and the operator. */
export function maySeeAnswer(asker: Asker, appeal: Subject): boolean {
  return appeal.status === AppealStatus.ANSWERED || appeal.status === AppealStatus.RATED || worksOn(asker, appeal);
}

/** Whether everybody may read the appeal, as far as it and its category say (docs/decisions/0003). */
export function isPublic(appeal: Subject, privateCategory: boolean): boolean {
  return (
    appeal.visibility === Visibility.PUBLIC &&
    appeal.kind === AppealKind.MESSAGE &&
    !privateCategory &&
    appeal.status !== AppealStatus.SUBMITTED
  );
}

/** Whether the asker may bring in messages from another system: only who runs the platform. */
export function mayImport(asker: Asker): boolean {
  return asker.kind === 'person' && asker.grants.some(({ role, cabinetId }) => cabinetId === null && role === 'OPERATOR');
}

/** Whether the asker works in the appeal's cabinet or runs the platform. */
export function worksOn(asker: Asker, appeal: Subject): boolean {
  if (asker.kind === 'anonymous') return false;
  return asker.grants.some(({ role, cabinetId }) => cabinetId === appeal.cabinetId || (cabinetId === null && role === 'OPERATOR'));
}

function holds(asker: Asker & { kind: 'person' }, cabinetId: string, roles: readonly string[]): boolean {
  return asker.grants.some((grant) => grant.cabinetId === cabinetId && roles.includes(grant.role));
}
