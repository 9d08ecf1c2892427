import process from 'node:process';

const DEFAULT_SEED = 20_261_122;

/** Looked up once: in jest's contexts a look at a global takes longer than the sum, and a simulation asks millions of times. */
const { floor, imul } = Math;

/** The seed of this run: `OTKLIK_SEED=7` plays another one, `OTKLIK_SEED=random` a new one each time. Print it: it is what a failure is played again by. */
export function seedOfRun(): number {
  const chosen = process.env['OTKLIK_SEED'] ?? String(DEFAULT_SEED);
  const seed = chosen === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(chosen);
  if (!Number.isSafeInteger(seed)) throw new Error(`OTKLIK_SEED is "${chosen}": give a whole number, or "random"`);
  return seed;
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + floor(this.next() * (most - least + 1));
  }

  /** Whether something of this probability happens. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them. */
  pick<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)]!;
  }
}
