import { createLocalJWKSet, errors, type CryptoKey, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import type { Clock } from '@otklik/base';
import type { KeySource } from './key-source.js';

interface KeyCacheOptions {
  readonly source: KeySource;
  readonly clock: Clock;
  /** Shortest time between two readings of the source, in milliseconds: forged key ids must not become a flood of requests. */
  readonly cooldownMs: number;
  /** Age from which keys are read anew, in milliseconds: a key that the issuer withdrew ends then. */
  readonly maxAgeMs: number;
  /** Age until which keys serve while the source is out, in milliseconds. */
  readonly maxStaleMs: number;
}

/** The keys of the issuer cannot be read, so that nothing can be said of a token. */
export class KeysUnavailable extends Error {}

/**
 * An issuer's public keys. They are read when a token needs them, when they grow old and when a token names a key
 * that is not among them (a rotation). While the source is out, the keys known before go on working for a time,
 * and no other key does. Concurrent calls share one reading.
 */
export class KeyCache {
  readonly #options: KeyCacheOptions;
  #keys: { readonly find: ReturnType<typeof createLocalJWKSet>; readonly readAt: number } | null = null;
  #attemptedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;
  #isOut = false;

  constructor(options: KeyCacheOptions) {
    this.#options = options;
  }

  /** The key that a token's header asks for. Rejects when there is none, and with KeysUnavailable when there may be one but the source is out. */
  async find(header: JWSHeaderParameters): Promise<CryptoKey> {
    if (this.#age() > this.#options.maxAgeMs) await this.#refresh();
    try {
      return await this.#known(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const isNew = await this.#refresh();
      // It may be a key that came by rotation, or a forged one: nobody can tell now.
      if (this.#isOut) throw new KeysUnavailable();
      if (!isNew) throw error;
      return await this.#known(header);
    }
  }

  #known(header: JWSHeaderParameters): Promise<CryptoKey> {
    if (this.#keys === null || this.#age() > this.#options.maxStaleMs) throw new KeysUnavailable();
    return this.#keys.find(header);
  }

  #age(): number {
    return this.#keys === null ? Number.POSITIVE_INFINITY : this.#since(this.#keys.readAt);
  }

  /** Milliseconds since a moment; also counts up when the machine's clock was set back. */
  #since(moment: number): number {
    return Math.abs(this.#now() - moment);
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }

  /** Reads the keys unless that was tried a moment ago; says whether it was done. Never rejects. */
  async #refresh(): Promise<boolean> {
    if (this.#reading === null) {
      if (this.#since(this.#attemptedAt) < this.#options.cooldownMs) return false;
      this.#attemptedAt = this.#now();
      this.#reading = this.#read().finally(() => (this.#reading = null));
    }
    await this.#reading;
    return true;
  }

  async #read(): Promise<void> {
    try {
      const keys: JSONWebKeySet = await this.#options.source();
      this.#keys = { find: createLocalJWKSet(keys), readAt: this.#now() };
      this.#isOut = false;
    } catch {
      this.#isOut = true;
      // The keys known before stay; without any, every token is refused.
    }
  }
}
