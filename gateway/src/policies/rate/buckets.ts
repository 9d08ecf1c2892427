import { FULL, afterTaking, levelAt, waitFor, type BucketSize, type FullAt } from './token-bucket.js';

/** Buckets that are looked at for each newcomer when room is wanted, so that no flood of them costs more. */
const LOOKED_AT = 8;

/**
 * Buckets of one size, one for each key, at most so many. A full bucket is as good as none, so it is forgotten when room is wanted: a
 * hand goes round over all of them, the oldest first. One that is not full is kept, whoever comes: when there is no room, newcomers
 * share one bucket. Who comes when there is room again begins with what the shared one holds, for they may have drawn on it.
 */
export class Buckets {
  readonly #buckets = new Map<string, FullAt>();
  /** Where the hand is. Not begun anew for each newcomer: a `Map` is slow to walk where much was deleted. */
  #hand = this.#buckets.entries();
  #shared: FullAt = FULL;

  /** @param most buckets that are remembered */
  constructor(
    readonly size: BucketSize,
    readonly most: number,
  ) {}

  get remembered(): number {
    return this.#buckets.size;
  }

  /** How long until so many points are there, in milliseconds; 0 when they are, Infinity when no bucket holds them. */
  wait(key: string, points: number, now: number): number {
    return waitFor(points, this.#find(key), now, this.size);
  }

  /** In points; below zero when more was taken than there was. */
  level(key: string, now: number): number {
    return levelAt(this.#find(key), now, this.size);
  }

  /** Takes points, whether they are there or not. */
  take(key: string, points: number, now: number): void {
    const known = this.#buckets.get(key);
    if (known === undefined && !this.#hasRoom(now)) this.#shared = afterTaking(points, this.#shared, now, this.size);
    else this.#buckets.set(key, afterTaking(points, known ?? this.#shared, now, this.size));
  }

  #find(key: string): FullAt {
    return this.#buckets.get(key) ?? this.#shared;
  }

  #hasRoom(now: number): boolean {
    if (this.#buckets.size < this.most) return true;
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const step = this.#hand.next();
      if (step.done === true) this.#hand = this.#buckets.entries();
      else if (step.value[1] <= now) return this.#buckets.delete(step.value[0]);
    }
    return false;
  }
}
