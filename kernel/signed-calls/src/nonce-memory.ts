/** Remembers what has been used, until it would be too old anyway. */
export class NonceMemory {
  /** When each may be forgotten, in milliseconds since the epoch; nearly in that order. */
  readonly #until = new Map<string, number>();

  /** @param most how many are remembered at a time */
  constructor(private readonly most: number) {}

  /**
   * Whether this is the first use, which is remembered. A full memory takes nothing: to forget early would let a call in twice.
   * @param until when the nonce is too old to be shown again
   */
  use(nonce: string, until: number, now: number): boolean {
    this.#forget(now);
    if (this.#until.has(nonce) || this.#until.size >= this.most) return false;
    this.#until.set(nonce, until);
    return true;
  }

  get size(): number {
    return this.#until.size;
  }

  #forget(now: number): void {
    for (const [nonce, until] of this.#until) {
      if (until >= now) return;
      this.#until.delete(nonce);
    }
  }
}
