/** How much a bucket holds, and how quickly what was taken comes back. */
export interface BucketSize {
  /** In points. */
  readonly capacity: number;
  /** Points that come back in a millisecond. */
  readonly perMs: number;
}

/** The moment at which a bucket is full again, in milliseconds of any clock: all there is to know of a bucket. One in the past is a full bucket. */
export type FullAt = number;

export const FULL: FullAt = -Infinity;

/** Sums of fractions are not exact: what is missing by less than this, in milliseconds, is not missing. */
const ROUNDING_MS = 1e-3;

/** A bucket of which a minute's points can be taken at once. */
export function bucketOf(pointsPerMinute: number): BucketSize {
  return { capacity: pointsPerMinute, perMs: pointsPerMinute / 60_000 };
}

/** What is in the bucket, in points; below zero when more was taken than there was. */
export function levelAt(fullAt: FullAt, now: number, { capacity, perMs }: BucketSize): number {
  return fullAt <= now ? capacity : capacity - (fullAt - now) * perMs;
}

/** How long until so many points are there, in milliseconds; 0 when they are. Never, when they are more than the bucket holds. */
export function waitFor(points: number, fullAt: FullAt, now: number, { capacity, perMs }: BucketSize): number {
  if (points > capacity) return Infinity;
  const wait = Math.max(fullAt, now) + (points - capacity) / perMs - now;
  return wait <= ROUNDING_MS ? 0 : wait;
}

/** The bucket after so many points were taken, whether they were there or not. Nobody owes more than one bucketful. */
export function afterTaking(points: number, fullAt: FullAt, now: number, { capacity, perMs }: BucketSize): FullAt {
  return Math.min(Math.max(fullAt, now) + points / perMs, now + (2 * capacity) / perMs);
}
