import type { GraphQLError } from 'graphql';
import { ownVariables } from './execution/compiled-request.js';
import type { Federation, Step } from './execution/execution.js';
import { compileRootAnswer, type RootAnswerTaker } from './execution/root-fetch.js';
import { readResponse } from './execution/subgraph-call.js';
import { OperationRun, type ExecuteOptions, type ExecutionResult, type RunParts } from './operation-run.js';
import type { RootRequest } from './planning/plan.js';
import { SubgraphRefusal, type SubgraphResponse, type SubgraphSubscription, type SubgraphTransport } from './transport.js';

/** Why a subscription ended otherwise than by completing. */
export class SubscriptionFailure extends Error {
  override readonly name = 'SubscriptionFailure';

  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '));
  }
}

/** The results of a subscription, one for each event. Rejects with a `SubscriptionFailure`. */
export interface SubscriptionResults extends AsyncIterableIterator<ExecutionResult, undefined, void> {
  /**
   * Goes on with the same operation as another engine has prepared it, with the events of the same upstream. False when that
   * one would ask for other events, or not take the variables: then nothing has changed.
   */
  continueWith(next: PreparedSubscription): boolean;
}

/** A subscription of a subgraph, ready to be started any number of times. It stays good after a swap to another engine. */
export class PreparedSubscription {
  private readonly takeEvent: RootAnswerTaker;
  private readonly transport: SubgraphTransport;

  /**
   * @internal made by `Engine.prepareSubscription`
   * @param primary what is asked of the subgraph that gives the events
   * @param completeEvent fetches what the other subgraphs add to an event
   */
  constructor(
    private readonly parts: RunParts,
    private readonly primary: RootRequest,
    private readonly completeEvent: Step | null,
    private readonly federation: Federation,
  ) {
    this.takeEvent = compileRootAnswer(primary, federation);
    this.transport = federation.transport;
  }

  /** Results from now on, or the errors when the variables do not fit. */
  subscribe(options: ExecuteOptions): SubscriptionResults | GraphQLError[] {
    const run = this.begin(options);
    if (!(run instanceof OperationRun)) return run;
    if (this.transport.subscribe === undefined) throw new Error('The transport carries no subscriptions');
    return this.resultsOf(this.transport.subscribe(this.requestOf(run, options)), run, options);
  }

  private begin(options: ExecuteOptions): OperationRun | GraphQLError[] {
    return OperationRun.begin(this.parts, options);
  }

  /** What is asked of the subgraph that gives the events. */
  private requestOf(run: OperationRun, { context }: ExecuteOptions): SubgraphSubscription {
    const { subgraph, operation: query } = this.primary;
    return { subgraph, query, variables: ownVariables(this.primary, run), context };
  }

  /** Not a generator: its `return` would wait for the event that is being waited for. */
  private resultsOf(events: Events, begun: OperationRun, options: ExecuteOptions): SubscriptionResults {
    let current: { readonly prepared: PreparedSubscription; readonly run: OperationRun } = { prepared: this, run: begun };
    const asked = JSON.stringify(withoutContext(this.requestOf(begun, options)));
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        const event = await events.next().catch((cause: unknown) => Promise.reject(current.prepared.failureOf(cause, current.run)));
        if (event.done === true) return { done: true, value: undefined };
        return { done: false, value: await current.prepared.resultOf(event.value, current.run) };
      },
      async return() {
        await events.return?.();
        return { done: true, value: undefined };
      },
      continueWith: (prepared) => {
        const run = prepared.begin(options);
        if (!(run instanceof OperationRun) || JSON.stringify(withoutContext(prepared.requestOf(run, options))) !== asked) return false;
        current = { prepared, run };
        return true;
      },
    };
  }

  private async resultOf(event: SubgraphResponse, run: OperationRun): Promise<ExecutionResult> {
    const execution = run.execution();
    this.takeEvent(readResponse(event, this.primary, this.federation, execution), execution);
    await this.completeEvent?.(execution);
    return run.respond(execution);
  }

  private failureOf(cause: unknown, run: OperationRun): SubscriptionFailure {
    const execution = run.execution();
    const answer = cause instanceof SubgraphRefusal ? ({ kind: 'answered', data: null, errors: cause.errors } as const) : ({ kind: 'unavailable', cause } as const);
    this.takeEvent(answer, execution);
    return new SubscriptionFailure(run.respond(execution).errors ?? []);
  }
}

type Events = AsyncIterator<SubgraphResponse, unknown, void>;

function withoutContext({ context: _context, ...asked }: SubgraphSubscription): Omit<SubgraphSubscription, 'context'> {
  return asked;
}
