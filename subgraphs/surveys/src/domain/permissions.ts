/** What these rules need to know of who asks; the viewer of a request has this form. */
export type Asker =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'person'; readonly grants: readonly { readonly role: string; readonly cabinetId: string | null }[] };

/** What staff do with surveys of their agency. */
export type Action = 'CREATE' | 'PUBLISH' | 'CLOSE' | 'READ_TEXTS';

/** Who does what, by role in the agency's cabinet. Whoever prepares a survey need not be the one who answers for it. */
const ROLES: Record<Action, readonly string[]> = {
  CREATE: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
  PUBLISH: ['ADMINISTRATOR', 'APPROVER'],
  CLOSE: ['ADMINISTRATOR', 'APPROVER'],
  READ_TEXTS: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
};

/** Whether there can be a survey at all with which the asker may do this: asked before anything is looked up. */
export function mayEver(asker: Asker, action: Action): boolean {
  return asker.kind === 'person' && asker.grants.some(({ role, cabinetId }) => cabinetId !== null && ROLES[action].includes(role));
}

/** Whether the asker may do this with the surveys of a cabinet. */
export function may(asker: Asker, action: Action, cabinetId: string): boolean {
  return asker.kind === 'person' && asker.grants.some((grant) => grant.cabinetId === cabinetId && ROLES[action].includes(grant.role));
}

/** Whose drafts the asker may know of; everybody knows of what is published. */
export interface DraftScope {
  /** Of all cabinets: the operator. */
  readonly everything: boolean;
  /** Of these cabinets: those the asker works in. */
  readonly cabinetIds: readonly string[];
}

/** The drafts that the asker may know of. */
export function draftScope(asker: Asker): DraftScope {
  if (asker.kind === 'anonymous') return { everything: false, cabinetIds: [] };
  return {
    everything: asker.grants.some(({ role, cabinetId }) => cabinetId === null && role === 'OPERATOR'),
    cabinetIds: [...new Set(asker.grants.flatMap(({ cabinetId }) => cabinetId ?? []))],
  };
}

/** Whether the asker may know of a survey. */
export function mayRead(asker: Asker, survey: { readonly cabinetId: string; readonly publishedAt?: Date | null }): boolean {
  if (survey.publishedAt != null) return true;
  const { everything, cabinetIds } = draftScope(asker);
  return everything || cabinetIds.includes(survey.cabinetId);
}
