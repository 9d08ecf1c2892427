import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from 'node:http';
import pg from 'pg';

/** How often each statement was run, by its text. */
export type Statements = ReadonlyMap<string, number>;

/**
 * Counts the statements that are run for the requests this process answers, wherever in it. What jobs and followers run beside them is
 * not counted: the count follows the request.
 */
export class StatementCounter {
  readonly #requests = new AsyncLocalStorage<true>();
  readonly #restore: () => void;
  #counts = new Map<string, number>();

  constructor() {
    const { emit } = Server.prototype;
    const { query } = pg.Client.prototype;
    const requests = this.#requests;
    const count = (text: string): void => void this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
    Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
      const run = (): boolean => Reflect.apply(emit, this, [event, ...args]);
      return event === 'request' ? requests.run(true, run) : run();
    } as typeof emit;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
      if (requests.getStore() === true) count(normalized(args[0] as string | { text: string }));
      return Reflect.apply(query, this, args);
    } as typeof query;
    this.#restore = () => Object.assign(Server.prototype, { emit }) && Object.assign(pg.Client.prototype, { query });
  }

  /** What is run until the work is done. One at a time. */
  async during(work: () => Promise<unknown>): Promise<Statements> {
    this.#counts = new Map();
    await work();
    return this.#counts;
  }

  stop(): void {
    this.#restore();
  }
}

/** Without the length of lists and rows of values: these may be as long as they like. */
export function normalized(query: string | { readonly text: string }): string {
  const text = typeof query === 'string' ? query : query.text;
  const value = String.raw`(?:\$\d+|\?|'(?:[^']|'')*'|-?\d+|null|true|false)`;
  return text
    .replace(/\s+/g, ' ')
    .replace(new RegExp(String.raw`\(${value}(?:, ?${value})*\)(?:, ?\(${value}(?:, ?${value})*\))*`, 'gi'), '(…)')
    .replace(new RegExp(value, 'gi'), '$');
}

/** A longer list may hold things that the shorter one had none of, each read by a batch of its own. */
const NEW_BATCHES = 2;

/** Statements that are run the more often the longer the list is. */
export function growing(short: Statements, long: Statements): string[] {
  const before = (text: string): number => short.get(text) ?? 0;
  return [...long].filter(([text, times]) => times > before(text) + NEW_BATCHES).map(([text, times]) => `${before(text)} → ${times}: ${text}`);
}
