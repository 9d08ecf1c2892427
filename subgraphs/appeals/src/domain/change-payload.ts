import type { AppealStatus } from './appeal-status.js';
import type { Visibility } from './visibility.js';

/** What the event of a change needs to know of an appeal as it is after the change. */
export interface ChangedAppeal {
  readonly status: AppealStatus;
  readonly agencyId: string;
  readonly cabinetId: string;
  readonly categoryId: string;
  readonly visibility: Visibility;
  readonly submittedAt: Date;
  readonly registeredAt?: Date | null;
  readonly dueAt: Date;
  readonly answeredAt?: Date | null;
  readonly ratingScore?: number | null;
  /** Code of the municipality it is counted with. */
  readonly territory?: string | null;
}

/**
 * What an event says of a changed appeal: its whole state as far as others count with it, so that a read model needs only
 * the newest event of each appeal. Never a word of what was written, nobody's name, no exact place.
 *
 * @param everybodyMayRead whether the appeal is publicly readable after the change
 */
export function changePayload(appeal: ChangedAppeal, at: Date, everybodyMayRead: boolean): Record<string, unknown> {
  const { status, agencyId, cabinetId, categoryId, visibility, submittedAt, registeredAt, dueAt, answeredAt, ratingScore, territory } = appeal;
  return {
    status,
    at: at.toISOString(),
    agencyId,
    cabinetId,
    categoryId,
    visibility,
    public: everybodyMayRead,
    submittedAt: submittedAt.toISOString(),
    registeredAt: registeredAt?.toISOString() ?? null,
    dueAt: dueAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    score: ratingScore ?? null,
    territory: territory ?? null,
  };
}
