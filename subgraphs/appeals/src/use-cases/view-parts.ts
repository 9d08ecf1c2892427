import type { Participation } from '../domain/participation.js';
import type { Appeal } from '../store/appeal.entity.js';
import { maySeePart } from './may-read.js';
import type { Setting } from './setting.js';

/** A part as somebody sees it: everybody who may read the appeal sees whose it is and how far, those whom it concerns what was said. */
export interface PartView extends Pick<Participation, 'id' | 'agencyId' | 'status' | 'askedAt' | 'dueAt' | 'endedAt'> {
  readonly words: Pick<Participation, 'question' | 'executor' | 'contribution' | 'refusal'> | null;
}

/** The parts of other agencies, in the order in which they were asked. */
export function participationsFor({ viewer }: Setting, appeal: Appeal): PartView[] {
  return (appeal.participations ?? []).map((part) => ({ ...part, words: maySeePart(viewer, appeal, part) ? part : null }));
}
