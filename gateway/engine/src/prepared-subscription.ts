import type { GraphQLError } from 'graphql';
import type { Federation, Step } from './execution/execution.js';
import { compileRootAnswer, type RootAnswerTaker } from './execution/root-fetch.js';
import { ownVariables, readResponse } from './execution/subgraph-call.js';
import { OperationRun, type ExecuteOptions, type ExecutionResult, type RunParts } from './operation-run.js';
import type { RootRequest } from './planning/plan.js';
import { SubgraphRefusal, type SubgraphResponse, type SubgraphTransport } from './transport.js';

/** Why a subscription ended otherwise than by completing. */
export class SubscriptionFailure extends Error {
  override readonly name = 'SubscriptionFailure';

  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '));
  }
}

/** The results of a subscription, one for each event. Rejects with a `SubscriptionFailure`. */
export type SubscriptionResults = AsyncIterableIterator<ExecutionResult, undefined, void>;

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
    federation: Federation,
  ) {
    this.takeEvent = compileRootAnswer(primary, federation);
    this.transport = federation.transport;
  }

  /** Results from now on, or the errors when the variables do not fit. */
  subscribe(options: ExecuteOptions): SubscriptionResults | GraphQLError[] {
    const run = OperationRun.begin(this.parts, options);
    if (!(run instanceof OperationRun)) return run;
    if (this.transport.subscribe === undefined) throw new Error('The transport carries no subscriptions');
    const { subgraph, operation: query } = this.primary;
    const events = this.transport.subscribe({ subgraph, query, variables: ownVariables(this.primary, run), context: options.context });
    return this.resultsOf(events, run);
  }

  /** Not a generator: its `return` would wait for the event that is being waited for. */
  private resultsOf(events: Events, run: OperationRun): SubscriptionResults {
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        const event = await events.next().catch((cause: unknown) => Promise.reject(this.failureOf(cause, run)));
        return event.done === true ? { done: true, value: undefined } : { done: false, value: await this.resultOf(event.value, run) };
      },
      async return() {
        await events.return?.();
        return { done: true, value: undefined };
      },
    };
  }

  private async resultOf(event: SubgraphResponse, run: OperationRun): Promise<ExecutionResult> {
    const execution = run.execution();
    this.takeEvent(readResponse(event), execution);
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
