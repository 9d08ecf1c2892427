/** What a member of staff may be in a cabinet (личный кабинет организации), the platform's own roles, and that of machines. */
export const ROLES = ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'CURATOR', 'AUTHORISED', 'AUDITOR', 'OPERATOR', 'INTEGRATOR'] as const;

/** A role; what it entitles to is in the permission tables. INTEGRATOR entitles machines only, and those to nothing but it. */
export type Role = (typeof ROLES)[number];

/** One role held in one cabinet, or on the whole platform when `cabinetId` is null (operator, auditor). */
export interface Grant {
  readonly role: Role;
  readonly cabinetId: string | null;
  /** Login of the absent colleague whose role it is, so that it counts for their work; left out for a role of one's own. */
  readonly onBehalfOf?: string;
  /** When it ends by itself, in milliseconds since the epoch; left out when it does not. */
  readonly until?: number;
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
  /** Whether the issuer vouches for who it is, as by a confirmed account of ЕСИА: such a person may send appeals under 59-ФЗ. */
  readonly isIdentified?: boolean;
  readonly grants: readonly Grant[];
  /** When the token was issued, in milliseconds since the epoch; absent counts as before everything. */
  readonly issuedAt?: number;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A program of another system behind a verified token of its own (client credentials). */
export interface MachineViewer {
  readonly kind: 'machine';
  /** `sub` of the token. */
  readonly subject: string;
  /** `client:` and the id of the client: how the operator names it to give it its role. */
  readonly login: string;
  /** What its token was issued for. */
  readonly scopes: readonly string[];
  readonly grants: readonly Grant[];
  /** When the token was issued, in milliseconds since the epoch; absent counts as before everything. */
  readonly issuedAt?: number;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Somebody with a token. */
export type SignedInViewer = PersonViewer | MachineViewer;

/** Who is asking. Resolved once per request by the gateway and carried to every subgraph. */
export type Viewer = AnonymousViewer | SignedInViewer;

/** The viewer without a token. */
export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };

/** Whether the viewer runs the platform. */
export function isOperator(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.grants.some((grant) => grant.cabinetId === null && grant.role === 'OPERATOR');
}

/** A viewer without the roles whose time is over; the very same object when there are none. */
export function viewerAt<Who extends Viewer>(viewer: Who, now: Date): Who {
  if (viewer.kind === 'anonymous') return viewer;
  const holds = viewer.grants.filter(({ until }) => until === undefined || until > now.getTime());
  return holds.length === viewer.grants.length ? viewer : { ...viewer, grants: holds };
}

/** The cabinets in which the viewer holds any role. */
export function cabinetsOf(viewer: Viewer): string[] {
  if (viewer.kind === 'anonymous') return [];
  return [...new Set(viewer.grants.flatMap((grant) => (grant.cabinetId === null ? [] : [grant.cabinetId])))];
}

/**
 * Two viewers of one class are always allowed the same things, so that one answer may serve both.
 * Never the raw token (nothing would be shared), never without the person (answers would leak).
 */
export function authorisationClass(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return 'anonymous';
  const grants = viewer.grants.map(grantClass).sort();
  // No login or client id has a space, and no citizen's id a colon, so that nobody can be taken for somebody else.
  const who = viewer.kind === 'person' ? `${viewer.citizenId}${viewer.isIdentified === true ? ' identified' : ''}` : `${viewer.login} ${[...viewer.scopes].sort().join(' ')}`;
  return [who, ...grants].join('|');
}

/** A role for somebody absent is another one for each of them, and for each time. */
function grantClass({ cabinetId, role, onBehalfOf, until }: Grant): string {
  return `${cabinetId ?? '*'}:${role}${onBehalfOf === undefined ? '' : ` for ${JSON.stringify(onBehalfOf)} until ${until ?? ''}`}`;
}
