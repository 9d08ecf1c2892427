import { Queue } from '../transports/plain/queue.js';

/** Operations that begin in one turn of the event loop. */
export const PER_TURN = 8;

/**
 * Lets operations begin in the order in which they came, a few together in each turn of the event loop, after what the network
 * brought in it. So what subgraphs have answered meanwhile goes first, and under load what was begun is ended before more is begun:
 * the less is under way at a time, the less memory is held and copied. Nobody waits while there is nothing else to do.
 */
export class Turns {
  readonly #waiting = new Queue<() => void>();
  #isSet = false;

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return new Promise((begin) => {
      this.#waiting.add(begin);
      this.#set();
    });
  }

  #set(): void {
    if (this.#isSet) return;
    this.#isSet = true;
    setImmediate(() => this.#begin());
  }

  #begin(): void {
    this.#isSet = false;
    for (let count = 0; count < PER_TURN; count++) {
      const begin = this.#waiting.take();
      if (begin === null) return;
      begin();
    }
    if (!this.#waiting.isEmpty) this.#set();
  }
}
