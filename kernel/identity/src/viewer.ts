/** What a member of staff may be in a cabinet (личный кабинет организации), and the platform's own roles. */
export const ROLES = ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'CURATOR', 'AUTHORISED', 'AUDITOR', 'OPERATOR'] as const;

/** A role; its meaning is in the permission table of the subgraph that uses it. */
export type Role = (typeof ROLES)[number];

/** One role held in one cabinet, or on the whole platform when `cabinetId` is null (operator, auditor). */
export interface Grant {
  readonly role: Role;
  readonly cabinetId: string | null;
}

/** Somebody without a token. */
export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** A person behind a verified token. */
export interface PersonViewer {
  readonly kind: 'person';
  /** `sub` of the token. */
  readonly subject: string;
  /** Login of the person, such as `anna` or `roads-executor`. */
  readonly login: string;
  /** The citizen's id: made from the subject, the same in every subgraph without a look-up. */
  readonly citizenId: string;
  readonly grants: readonly Grant[];
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Who is asking. Resolved once per request by the gateway and carried to every subgraph. */
export type Viewer = AnonymousViewer | PersonViewer;

/** The viewer without a token. */
export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };

/** Whether the viewer holds one of the roles in this cabinet. Platform-wide grants do not count here. */
export function hasRoleIn(viewer: Viewer, cabinetId: string, ...roles: readonly Role[]): boolean {
  return viewer.kind === 'person' && viewer.grants.some((grant) => grant.cabinetId === cabinetId && roles.includes(grant.role));
}

/** Whether the viewer holds one of the roles in any cabinet. */
export function hasRoleAnywhere(viewer: Viewer, ...roles: readonly Role[]): boolean {
  return viewer.kind === 'person' && viewer.grants.some((grant) => grant.cabinetId !== null && roles.includes(grant.role));
}

/** Whether the viewer runs the platform. */
export function isOperator(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.grants.some((grant) => grant.cabinetId === null && grant.role === 'OPERATOR');
}

/** The cabinets in which the viewer holds any role. */
export function cabinetsOf(viewer: Viewer): string[] {
  if (viewer.kind !== 'person') return [];
  return [...new Set(viewer.grants.flatMap((grant) => (grant.cabinetId === null ? [] : [grant.cabinetId])))];
}

/**
 * Two viewers of one class are always allowed the same things, so that one answer may serve both.
 * Never the raw token (nothing would be shared), never without the person (answers would leak).
 */
export function authorisationClass(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return 'anonymous';
  const grants = viewer.grants.map((grant) => `${grant.cabinetId ?? '*'}:${grant.role}`).sort();
  return [viewer.citizenId, ...grants].join('|');
}
