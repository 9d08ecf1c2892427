/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous, memory is not */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Records kept at once, over all models; the oldest give way. */
const CAPACITY = 5_000;

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Where the development provider keeps sign-ins and codes: in memory, because they live for minutes and a restart may end
 * them. Access tokens are not kept at all: they are signed.
 */
export function createMemoryStore(): AdapterFactory {
  const entries = new Map<string, Entry>();
  return (model) => new MemoryAdapter(model, entries);
}

class MemoryAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number): Promise<void> {
    const expiresAt = expiresInSeconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresInSeconds * 1000;
    this.entries.delete(this.#key(id));
    this.entries.set(this.#key(id), { payload, expiresAt });
    this.#makeRoom();
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.entries.get(this.#key(id));
    return entry !== undefined && entry.expiresAt > Date.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    for (const [key, { payload, expiresAt }] of this.entries) {
      if (key.startsWith(this.#key('')) && payload.uid === uid && expiresAt > Date.now()) return payload;
    }
    return undefined;
  }

  /** Only the device flow asks for this, which is off. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.entries) {
      if (key.startsWith(this.#key('')) && payload.grantId === grantId) this.entries.delete(key);
    }
  }

  #key(id: string): string {
    return `${this.model}:${id}`;
  }

  #makeRoom(): void {
    if (this.entries.size <= CAPACITY) return;
    for (const [key, { expiresAt }] of this.entries) if (expiresAt <= Date.now()) this.entries.delete(key);
    // A Map is in the order of insertion.
    for (const key of this.entries.keys()) {
      if (this.entries.size <= CAPACITY) return;
      this.entries.delete(key);
    }
  }
}
