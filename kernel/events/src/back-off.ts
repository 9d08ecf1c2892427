const FIRST_MS = 50;
const LONGEST_MS = 1_000;

/** How long to wait before the next attempt: doubles from 50 ms to 1 s while attempts fail, and starts anew after a success. */
export class BackOff {
  #next = FIRST_MS;

  /** Milliseconds to wait now. */
  next(): number {
    const wait = this.#next;
    this.#next = Math.min(this.#next * 2, LONGEST_MS);
    return wait;
  }

  reset(): void {
    this.#next = FIRST_MS;
  }
}
