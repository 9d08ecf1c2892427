import { Buckets } from './buckets.js';
import { RateMeter } from './rate-meter.js';
import { RATE_LIMITS, type PointsPerMinute, type RateLimitName } from './rate-settings.js';
import { bucketOf } from './token-bucket.js';

/** Who is remembered of each kind: about 100 bytes for one. */
const MOST_BUCKETS = 100_000;

export interface RateLimitOptions {
  readonly perMinute: PointsPerMinute;
  /** Addresses and networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed; of none when left out. */
  readonly trustedProxies?: readonly string[];
  /** Of each kind of bucket, how many are remembered. 100,000. */
  readonly most?: number;
  /** A clock in milliseconds that never goes back. */
  readonly now?: () => number;
}

/** Buckets of everybody, and how often each kind was found empty. */
export class RateLimits {
  readonly #buckets = new Map<RateLimitName, Buckets>();
  readonly refusals: Record<RateLimitName, number> = { viewer: 0, client: 0, anonymous: 0, ip: 0 };
  readonly now: () => number;

  constructor({ perMinute, most = MOST_BUCKETS, now = () => performance.now() }: RateLimitOptions) {
    this.now = now;
    for (const name of RATE_LIMITS) {
      const points = perMinute[name];
      if (points !== undefined) this.#buckets.set(name, new Buckets(bucketOf(points), most));
    }
  }

  /** Undefined where the kind is not limited. */
  of(name: RateLimitName): Buckets | undefined {
    return this.#buckets.get(name);
  }

  /** Counts what one request costs. @param address as `addressKey` writes it */
  meter(address: string): RateMeter {
    return new RateMeter(this, address);
  }
}
