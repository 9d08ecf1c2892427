import { isDeepStrictEqual } from 'node:util';
import type { Shot } from '../harness/load.ts';
import type { Lookups } from './example/lookups.ts';
import type { Operation, Variables } from './operations/operation.ts';

/**
 * The requests of one operation, in turn, and what must come back. An answer is parsed and compared with the reference in
 * depth the first time it arrives in a form; the same bytes again are known to be right, which makes it cheap to compare
 * every answer of the run. Where each request has a text of its own, each answer is compared in depth.
 */
export class ReferenceShots {
  readonly operation: Operation;
  readonly #lookups: Lookups;
  readonly #shots: readonly Shot[];
  #turn = 0;

  constructor(operation: Operation, lookups: Lookups) {
    this.operation = operation;
    this.#lookups = lookups;
    const { query } = operation;
    this.#shots = typeof query === 'string' ? operation.variables.map((variables) => this.#repeated(query, variables)) : [];
  }

  /** How many requests there are until the first one comes again; 0 when none ever does. */
  get size(): number {
    return this.#shots.length;
  }

  next(): Shot {
    this.#turn++;
    const { query, variables } = this.operation;
    if (typeof query === 'string') return this.#shots[this.#turn % this.#shots.length]!;
    return this.#single(query(this.#turn), variables[this.#turn % variables.length]!, this.#turn);
  }

  #repeated(query: string, variables: Variables): Shot {
    const right: Buffer[] = [];
    const { body, check } = this.#single(query, variables, 0);
    return {
      body,
      check(status, answer) {
        if (right.some((known) => known.equals(answer))) return;
        check(status, answer);
        right.push(answer);
      },
    };
  }

  #single(query: string, variables: Variables, request: number): Shot {
    const { operation } = this;
    const lookups = this.#lookups;
    return {
      body: Buffer.from(JSON.stringify({ query, variables })),
      check(status, answer) {
        const expected = { data: operation.reference(lookups, variables as never, request) };
        const text = answer.toString();
        if (status === 200 && isDeepStrictEqual(parsed(text), expected)) return;
        throw new WrongAnswer(operation.name, variables, status, text, expected);
      },
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Characters of an answer that an error shows. */
const SHOWN = 600;

/** What a gateway answered is not what the data say. */
export class WrongAnswer extends Error {
  /** Of the HTTP response. */
  readonly status: number;

  constructor(operation: string, variables: unknown, status: number, text: string, expected: unknown) {
    const [got, wanted] = [text.slice(0, SHOWN), JSON.stringify(expected).slice(0, SHOWN)];
    super(`${operation} ${JSON.stringify(variables)}: HTTP ${status}\n  got      ${got}\n  expected ${wanted}`);
    this.status = status;
  }
}
