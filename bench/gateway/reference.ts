import { isDeepStrictEqual } from 'node:util';
import type { Shot } from '../harness/load.ts';
import type { Lookups } from './example/lookups.ts';
import type { Operation } from './operations.ts';

/**
 * The requests of one operation, in turn, and what must come back. An answer is parsed and compared with the reference in
 * depth the first time it arrives in a form; the same bytes again are known to be right, which makes it cheap to compare
 * every answer of the run.
 */
export class ReferenceShots {
  readonly #shots: Shot[];
  #turn = 0;

  constructor(operation: Operation, lookups: Lookups) {
    this.#shots = operation.variables.map((variables) => {
      const expected = { data: operation.reference(lookups, variables as never) };
      const right: Buffer[] = [];
      return {
        body: Buffer.from(JSON.stringify({ query: operation.query, variables })),
        check(status, answer) {
          if (right.some((known) => known.equals(answer))) return;
          const text = answer.toString();
          if (status !== 200 || !isDeepStrictEqual(parsed(text), expected)) throw new WrongAnswer(operation.name, variables, status, text, expected);
          right.push(answer);
        },
      };
    });
  }

  /** How many sets of variables there are. */
  get size(): number {
    return this.#shots.length;
  }

  next(): Shot {
    this.#turn = (this.#turn + 1) % this.#shots.length;
    return this.#shots[this.#turn]!;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

class WrongAnswer extends Error {
  constructor(operation: string, variables: unknown, status: number, text: string, expected: unknown) {
    super(`${operation} ${JSON.stringify(variables)}: HTTP ${status}\n  got      ${text.slice(0, 600)}\n  expected ${JSON.stringify(expected).slice(0, 600)}`);
  }
}
