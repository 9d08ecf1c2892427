import type { IncomingMessage } from 'node:http';
import { addressKey, TrustedProxies } from './client-address.js';
import { RateLimits, type RateLimitOptions } from './rate-limits.js';

/** Limits of rates, and from where a request counts as coming. */
export class RatesByAddress {
  readonly limits: RateLimits;
  readonly #proxies: TrustedProxies;

  /** Throws when a trusted proxy is no address and no network. */
  constructor(options: RateLimitOptions) {
    this.limits = new RateLimits(options);
    this.#proxies = new TrustedProxies(options.trustedProxies ?? []);
  }

  /** Whose bucket its address has. */
  addressOf(request: IncomingMessage): string {
    return addressKey(this.#proxies.clientOf(request));
  }
}
