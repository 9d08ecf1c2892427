import { publicAddress } from '../domain/public-address.js';
import type { Location } from '../domain/location.js';
import type { Origin } from '../domain/origin.js';
import type { Appeal } from '../store/appeal.entity.js';
import { maySeeAnswer, maySeeAuthor, maySeeWork } from './may-read.js';
import type { Setting } from './setting.js';

/** Where it is about; the public sees the house, not the flat. */
export function locationFor({ viewer }: Setting, appeal: Appeal): Location | null {
  const { latitude, longitude, address = null } = appeal;
  if (latitude == null || longitude == null) return null;
  const shown = address === null || maySeeAuthor(viewer, appeal) ? address : publicAddress(address) || null;
  return { latitude, longitude, address: shown };
}

/** Who wrote it, for insiders. */
export function authorFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeAuthor(viewer, appeal) ? (appeal.authorId ?? null) : null;
}

/** Who works on it, for the cabinet and the operator. */
export function executorFor({ viewer }: Setting, appeal: Appeal): string | null {
  return maySeeWork(viewer, appeal) ? (appeal.executor ?? null) : null;
}

/** The answer: for everybody once it is approved, as a draft for the cabinet and the operator. */
export function answerFor({ viewer }: Setting, appeal: Appeal): { text: string; answeredAt: Date | null } | null {
  if (appeal.answerText == null || !maySeeAnswer(viewer, appeal)) return null;
  return { text: appeal.answerText, answeredAt: appeal.answeredAt ?? null };
}

/** The rating; what its author wrote to it is for insiders. */
export function ratingFor({ viewer }: Setting, appeal: Appeal): { score: number; comment: string | null } | null {
  if (appeal.ratingScore == null) return null;
  return { score: appeal.ratingScore, comment: maySeeAuthor(viewer, appeal) ? (appeal.ratingComment ?? null) : null };
}

/** Where an imported message comes from, for the cabinet and the operator. */
export function originFor({ viewer }: Setting, appeal: Appeal): Origin | null {
  return maySeeWork(viewer, appeal) ? (appeal.origin ?? null) : null;
}
