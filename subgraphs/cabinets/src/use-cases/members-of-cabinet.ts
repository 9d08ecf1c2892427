import type { Viewer } from '@otklik/identity';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { Absence } from '../store/absence.entity.js';
import type { CabinetsLoaders } from '../store/loaders.js';
import type { StaffMember } from '../store/staff-members.js';

/** Everybody who works in a cabinet, for colleagues and the operator; null for everybody else. */
export async function membersOfCabinet(loaders: CabinetsLoaders, viewer: Viewer, cabinetId: string): Promise<StaffMember[] | null> {
  return CABINET_PERMISSIONS.allows(viewer, 'staff.see', { cabinetId }) ? loaders.membersOfCabinet.load(cabinetId) : null;
}

/** Absences of a member that are not over, the first one first. */
export async function absencesOfMember(loaders: CabinetsLoaders, { cabinetId, login }: Pick<StaffMember, 'cabinetId' | 'login'>): Promise<Absence[]> {
  return (await loaders.absencesOfCabinet.load(cabinetId)).filter((absence) => absence.login === login);
}

/** Logins of the absent colleagues for whom a member stands in now. */
export async function substitutedBy(loaders: CabinetsLoaders, { cabinetId, login }: StaffMember, now: Date): Promise<string[]> {
  const absences = await loaders.absencesOfCabinet.load(cabinetId);
  return absences.filter((absence) => absence.substitute === login && isOn(absence, now)).map((absence) => absence.login);
}

/** Whether somebody is away now. */
export function isOn({ beginsAt, endsAt }: Pick<Absence, 'beginsAt' | 'endsAt'>, now: Date): boolean {
  return beginsAt <= now && now < endsAt;
}

/** Why somebody is away: it may be about their health, so it is for them and those who may write it down. */
export function reasonFor(viewer: Viewer, { login, cabinetId, reason }: Absence): Absence['reason'] | null {
  const isOwn = viewer.kind === 'person' && viewer.login === login;
  return isOwn || CABINET_PERMISSIONS.allows(viewer, 'staff.set-absence-of-others', { cabinetId }) ? reason : null;
}
