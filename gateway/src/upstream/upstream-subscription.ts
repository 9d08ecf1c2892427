import { SubscriptionFailure, type ExecutionResult, type PreparedSubscription, type SubscriptionResults } from '@otklik/gateway-engine';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { LiveRequest } from '../sockets/live-results.js';
import { PresentedErrors } from '../sockets/presented-error.js';
import { ResultText } from '../sockets/result-text.js';

/** Turns errors into what clients may see. */
type Present = (errors: readonly GraphQLError[]) => GraphQLFormattedError[];

/** One running subscription of a subgraph. */
export class UpstreamSubscription implements AsyncIterableIterator<ResultText, undefined> {
  #results: SubscriptionResults;
  #failure: PresentedErrors | null = null;
  #isOver = false;

  /** @throws GraphQLError that refuses it */
  constructor(
    readonly request: LiveRequest,
    prepared: PreparedSubscription,
    private readonly present: Present,
    private readonly onOver: (subscription: UpstreamSubscription) => void,
  ) {
    const results = prepared.subscribe(request);
    if (Array.isArray(results)) throw results[0]!;
    this.#results = results;
  }

  /**
   * Goes on as another engine has prepared the operation: with the same upstream where it may, else with a new one. Ends with
   * the reason, and returns false, when it cannot.
   * @param prepared or why the operation does not fit that engine
   */
  moveTo(prepared: PreparedSubscription | GraphQLError): boolean {
    if (prepared instanceof GraphQLError) return this.#end([prepared]);
    if (this.#isOver || this.#results.continueWith(prepared)) return true;
    const results = prepared.subscribe(this.request);
    if (Array.isArray(results)) return this.#end(results);
    const old = this.#results;
    this.#results = results;
    quietly(old);
    return true;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ResultText, undefined>> {
    for (;;) {
      const results = this.#results;
      const step = await this.#stepOf(results);
      // What it came from was given up meanwhile for another upstream.
      if (step === null) continue;
      if (step.done !== true) return { done: false, value: new ResultText(this.#textOf(step.value)) };
      this.#over();
      const failure = this.#failure;
      this.#failure = null;
      if (failure !== null) throw failure;
      return { done: true, value: undefined };
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#over();
    await this.#results.return?.();
    return { done: true, value: undefined };
  }

  /** Ends it with errors, after what has been given. */
  #end(errors: readonly GraphQLError[]): false {
    if (this.#isOver) return false;
    this.#failure = new PresentedErrors(this.present(errors));
    this.#over();
    quietly(this.#results);
    return false;
  }

  async #stepOf(results: SubscriptionResults): Promise<IteratorResult<ExecutionResult, undefined> | null> {
    try {
      const step = await results.next();
      return step.done === true && results !== this.#results ? null : step;
    } catch (fault) {
      if (results !== this.#results) return null;
      this.#over();
      throw fault instanceof SubscriptionFailure ? new PresentedErrors(this.present(fault.errors)) : fault;
    }
  }

  #textOf({ json, errors }: ExecutionResult): string {
    return errors === undefined ? `{"data":${json}}` : `{"errors":${JSON.stringify(this.present(errors))},"data":${json}}`;
  }

  #over(): void {
    this.#isOver = true;
    this.onOver(this);
  }
}

/** Nobody waits for it. */
function quietly(results: SubscriptionResults): void {
  void results.return?.().catch(() => undefined);
}
