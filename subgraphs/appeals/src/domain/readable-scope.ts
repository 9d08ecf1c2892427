import type { Asker } from './permissions.js';

/** Which appeals a list may show: `mayRead` said for many at once. */
export interface ReadableScope {
  /** Everything: the operator. */
  readonly everything: boolean;
  /** What this citizen wrote. */
  readonly authorId: string | null;
  /** What these cabinets work on. */
  readonly cabinetIds: readonly string[];
  /** What is public: moderated public messages outside private categories. */
  readonly published: boolean;
}

/** The appeals that the asker may know of. */
export function readableScope(asker: Asker): ReadableScope {
  if (asker.kind === 'anonymous') return { everything: false, authorId: null, cabinetIds: [], published: true };
  return {
    everything: asker.grants.some(({ role, cabinetId }) => cabinetId === null && role === 'OPERATOR'),
    authorId: asker.citizenId,
    cabinetIds: [...new Set(asker.grants.flatMap(({ cabinetId }) => cabinetId ?? []))],
    published: true,
  };
}

/** The appeals of which the asker may know who wrote them: public ones alone tell nobody. */
export function knownAuthorScope(asker: Asker): ReadableScope {
  return { ...readableScope(asker), published: false };
}
