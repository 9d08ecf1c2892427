import type { GraphQLError } from 'graphql';
import type { Federation, Step } from './execution/execution.js';
import { compileRootAnswer, type RootAnswerTaker } from './execution/root-fetch.js';
import { ownVariables, readResponse } from './execution/subgraph-call.js';
import { OperationRun, type ExecuteOptions, type ExecutionResult, type RunParts } from './operation-run.js';
import type { RootRequest } from './planning/plan.js';
import type { SubgraphResponse, SubgraphTransport } from './transport.js';

/** The results of a subscription, one for each event. Rejects with the reason when its subgraph ends it otherwise than by completing. */
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
    return resultsOf(events, (event) => this.resultOf(event, run));
  }

  private async resultOf(event: SubgraphResponse, run: OperationRun): Promise<ExecutionResult> {
    const execution = run.execution();
    this.takeEvent(readResponse(event), execution);
    await this.completeEvent?.(execution);
    return run.respond(execution);
  }
}

/** Not a generator: its `return` would wait for the event that is being waited for. */
function resultsOf(events: AsyncIterator<SubgraphResponse, unknown, void>, resultOf: (event: SubgraphResponse) => Promise<ExecutionResult>): SubscriptionResults {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const step = await events.next();
      return step.done === true ? { done: true, value: undefined } : { done: false, value: await resultOf(step.value) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
  };
}
