import { FULL, afterTaking, levelAt, waitFor, type BucketSize, type FullAt } from './token-bucket.js';

/** Buckets that are looked at when room is wanted: so that no flood of newcomers costs more than this for each of them. */
const LOOKED_AT = 8;

/**
 * Buckets of one size, one for each key, at most so many. A full bucket is as good as none, so it is forgotten when room is wanted, the
 * one that was used longest ago first. One that is not full is kept, whoever comes: when there is no room, newcomers share one bucket.
 */
export class Buckets {
  /** In the order in which they were used or looked at. */
  readonly #buckets = new Map<string, FullAt>();
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
    return waitFor(points, this.#find(key, now), now, this.size);
  }

  /** In points; below zero when more was taken than there was. */
  level(key: string, now: number): number {
    return levelAt(this.#find(key, now), now, this.size);
  }

  /** Takes points, whether they are there or not. */
  take(key: string, points: number, now: number): void {
    const known = this.#buckets.get(key);
    if (known === undefined && !this.#hasRoom(now)) this.#shared = afterTaking(points, this.#shared, now, this.size);
    else this.#put(key, afterTaking(points, known ?? FULL, now, this.size));
  }

  #find(key: string, now: number): FullAt {
    return this.#buckets.get(key) ?? (this.#hasRoom(now) ? FULL : this.#shared);
  }

  /** Deleting first moves the key to the end. */
  #put(key: string, fullAt: FullAt): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, fullAt);
  }

  #hasRoom(now: number): boolean {
    if (this.#buckets.size < this.most) return true;
    let looked = 0;
    for (const [key, fullAt] of this.#buckets) {
      if (fullAt <= now) return this.#buckets.delete(key);
      if (++looked > LOOKED_AT) return false;
      this.#put(key, fullAt);
    }
    return false;
  }
}
