import { isOperator, type Grant, type MachineViewer, type PersonViewer, type Viewer } from '../viewer.js';
import type { Holder, Permission, Subject } from './permission.js';

/** Whether a permission lets the viewer do it with this object. */
export function entitles({ who, scope }: Permission, viewer: Viewer, subject: Subject): boolean {
  switch (viewer.kind) {
    case 'anonymous':
      return who.includes('EVERYBODY');
    case 'machine':
      return admitsMachine({ who, scope }, viewer, (grant) => grant.cabinetId === null || grant.cabinetId === subject.cabinetId);
    case 'person':
      return who.some((holder) => isHolder(viewer, holder, subject));
  }
}

/** Whether there can be an object at all with which a permission lets the viewer do it. */
export function couldEntitle({ who, scope }: Permission, viewer: Viewer): boolean {
  switch (viewer.kind) {
    case 'anonymous':
      return who.includes('EVERYBODY');
    case 'machine':
      return admitsMachine({ who, scope }, viewer, () => true);
    case 'person':
      return who.some((holder) => couldHold(viewer, holder));
  }
}

/** The role or relation of the permission that lets a person do it; null when nothing does. */
export function entitledAs({ who }: Permission, viewer: PersonViewer, subject: Subject): Holder | null {
  return who.find((holder) => isHolder(viewer, holder, subject)) ?? null;
}

/** For whom of the absent a person does it; null when a role or relation of their own lets them. */
export function entitledFor(permission: Permission, viewer: PersonViewer, subject: Subject): string | null {
  const own = { ...viewer, grants: viewer.grants.filter(({ onBehalfOf }) => onBehalfOf === undefined) };
  if (entitles(permission, own, subject)) return null;
  const borrowed = viewer.grants.find((grant) => grant.onBehalfOf !== undefined && entitles(permission, { ...own, grants: [grant] }, subject));
  return borrowed?.onBehalfOf ?? null;
}

/** What is for everybody is not refused to a machine for want of a role, but its token must still have been issued for it. */
function admitsMachine({ who, scope }: Pick<Permission, 'who' | 'scope'>, { scopes, grants }: MachineViewer, counts: (grant: Grant) => boolean): boolean {
  const isPublic = who.includes('EVERYBODY');
  if (scope === undefined) return isPublic;
  return scopes.includes(scope) && (isPublic || grants.some((grant) => grant.role === 'INTEGRATOR' && counts(grant)));
}

function isHolder(viewer: PersonViewer, holder: Holder, { cabinetId = null, ownerId = null, executor = null }: Subject): boolean {
  const grantsHere = cabinetId === null ? [] : staffGrants(viewer).filter((grant) => grant.cabinetId === cabinetId);
  switch (holder) {
    case 'EVERYBODY':
    case 'SIGNED_IN':
      return true;
    case 'IDENTIFIED':
      return viewer.isIdentified === true;
    case 'STAFF':
      return grantsHere.length > 0;
    case 'OUTSIDER':
      return grantsHere.length === 0;
    case 'OWNER':
      return viewer.citizenId === ownerId;
    case 'ASSIGNED_EXECUTOR':
      return grantsHere.some(({ role, onBehalfOf }) => role === 'EXECUTOR' && (executor === null || executor === (onBehalfOf ?? viewer.login)));
    case 'OPERATOR':
      return isOperator(viewer);
    default:
      return grantsHere.some(({ role }) => role === holder);
  }
}

function couldHold(viewer: PersonViewer, holder: Holder): boolean {
  switch (holder) {
    case 'EVERYBODY':
    case 'SIGNED_IN':
    case 'OUTSIDER':
    case 'OWNER':
      return true;
    case 'IDENTIFIED':
      return viewer.isIdentified === true;
    case 'STAFF':
      return staffGrants(viewer).length > 0;
    case 'ASSIGNED_EXECUTOR':
      return staffGrants(viewer).some(({ role }) => role === 'EXECUTOR');
    case 'OPERATOR':
      return isOperator(viewer);
    default:
      return staffGrants(viewer).some(({ role }) => role === holder);
  }
}

/** Roles held in cabinets by people. */
function staffGrants({ grants }: PersonViewer): Grant[] {
  return grants.filter(({ role, cabinetId }) => cabinetId !== null && role !== 'INTEGRATOR');
}
