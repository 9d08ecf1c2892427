/** What these rules need to know of who asks; the viewer of a request has this form. */
export type Asker =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly citizenId: string;
      readonly grants: readonly { readonly role: string; readonly cabinetId: string | null }[];
    };

/** What the staff of an agency can do with its discussions. */
export type StaffAction = 'PREPARE' | 'PUBLISH' | 'MODERATE' | 'REPLY' | 'FINISH';

/** The roles in the agency's cabinet that entitle to an action. */
export const ENTITLED: Readonly<Record<StaffAction, readonly string[]>> = {
  PREPARE: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
  PUBLISH: ['ADMINISTRATOR', 'APPROVER'],
  MODERATE: ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'APPROVER'],
  REPLY: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
  FINISH: ['ADMINISTRATOR', 'APPROVER'],
};

/** Whether there can be a discussion at all with which the asker may do this: asked before anything is looked up. */
export function mayEver(asker: Asker, action: StaffAction): boolean {
  return asker.kind === 'person' && asker.grants.some(({ role, cabinetId }) => cabinetId !== null && ENTITLED[action].includes(role));
}

/** Whether the asker may do this with a discussion of this cabinet. */
export function may(asker: Asker, action: StaffAction, cabinetId: string): boolean {
  return asker.kind === 'person' && asker.grants.some((grant) => grant.cabinetId === cabinetId && ENTITLED[action].includes(grant.role));
}

/** Whether the asker may propose and support: every person but those who work in the agency's cabinet and decide. */
export function mayTakePart(asker: Asker, cabinetId: string): boolean {
  return asker.kind === 'person' && !asker.grants.some((grant) => grant.cabinetId === cabinetId);
}

/** Whether the asker works in the cabinet, in whatever role, or runs the platform: those who see drafts and what waits for moderation. */
export function isInsider(asker: Asker, cabinetId: string): boolean {
  if (asker.kind === 'anonymous') return false;
  return asker.grants.some((grant) => grant.cabinetId === cabinetId || (grant.cabinetId === null && grant.role === 'OPERATOR'));
}
