import type { AppealStatus } from '../domain/appeal-status.js';
import { endedParts } from '../domain/participation.js';
import type { Appeal } from '../store/appeal.entity.js';

/** Ends the open parts of other agencies when the appeal comes to a status in which nobody waits for them. @returns whether there were any */
export function endParts(appeal: Appeal, status: AppealStatus, now: Date): boolean {
  const ended = endedParts(appeal, status, now);
  if (ended !== null) appeal.participations = ended;
  return ended !== null;
}
