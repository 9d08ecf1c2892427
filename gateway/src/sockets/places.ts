/** Places that somebody may take so many of at a time, by whose they are. */
export class Places {
  readonly #taken = new Map<string, number>();

  /** @param most of each; null when nobody counts */
  constructor(readonly most: number | null) {}

  /** Whether all of somebody's places are taken. */
  areTaken(whose: string): boolean {
    return this.most !== null && (this.#taken.get(whose) ?? 0) >= this.most;
  }

  take(whose: string): void {
    if (this.most !== null) this.#taken.set(whose, (this.#taken.get(whose) ?? 0) + 1);
  }

  leave(whose: string): void {
    const left = (this.#taken.get(whose) ?? 0) - 1;
    if (left > 0) this.#taken.set(whose, left);
    else this.#taken.delete(whose);
  }
}
