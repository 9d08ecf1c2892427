import type { Engine, PreparedSubscription, Slices, Soon } from '@otklik/gateway-engine';
import { GraphQLError, separateOperations, validate } from 'graphql';
import type { EngineGateway } from '../apollo/engine-gateway.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';
import type { MovedSubscriptions } from '../swap/supergraph-swaps.js';
import { UpstreamSubscription } from './upstream-subscription.js';

/**
 * Subscriptions whose events a subgraph gives: one upstream for each subscriber, begun and ended with it. A swap moves them
 * to the new schema; those that do not fit it end with the reason.
 */
export class UpstreamSubscriptions implements LiveResults {
  readonly #running = new Set<UpstreamSubscription>();

  constructor(
    private readonly engines: EngineGateway,
    private readonly presenter: ErrorPresenter,
  ) {}

  /** Rejects with the GraphQLError that refuses the subscription. */
  async subscribe(request: LiveRequest): Promise<UpstreamSubscription> {
    const { document, source, operationName, context } = request;
    const engine = this.engines.engineOf(request.schema);
    const prepared = await engine.prepareSubscription(document, source, operationName);
    const subscription = new UpstreamSubscription(
      request,
      prepared,
      (errors) => errors.map((error) => this.presenter.present(error, context)),
      (over) => this.#running.delete(over),
    );
    this.#running.add(subscription);
    // A swap that came meanwhile knew nothing of this one.
    if (engine !== this.engines.current) subscription.moveTo(await this.#prepareFor(this.engines.current, request));
    return subscription;
  }

  /** Moves all to the engine in use. */
  async swap(slices: Slices): Promise<MovedSubscriptions> {
    const { current } = this.engines;
    const known = new Map<string, PreparedSubscription | GraphQLError>();
    let moved = 0;
    const all = [...this.#running];
    for (const subscription of all) {
      const { request } = subscription;
      const key = `${request.operationName ?? ''} ${request.source}`;
      const prepared = known.get(key) ?? (await this.#prepareFor(current, request, slices));
      known.set(key, prepared);
      if (subscription.moveTo(prepared)) moved++;
      await slices.rest();
    }
    return { moved, ended: all.length - moved };
  }

  /** The operation for an engine, or why there is none. */
  async #prepareFor(engine: Engine, request: LiveRequest, slices?: Slices): Promise<PreparedSubscription | GraphQLError> {
    try {
      const prepared = prepareAnew(engine, request);
      return prepared instanceof Promise && slices !== undefined ? await slices.wait(prepared) : await prepared;
    } catch (error) {
      return error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
    }
  }
}

/** @throws GraphQLError GRAPHQL_VALIDATION_FAILED when the operation does not fit the engine's schema */
function prepareAnew(engine: Engine, { document, source, operationName }: LiveRequest): Soon<PreparedSubscription> {
  const operation = separateOperations(document)[operationName ?? ''] ?? document;
  const [error] = validate(engine.apiSchema, operation, undefined, { maxErrors: 1, hideSuggestions: true });
  if (error === undefined) return engine.prepareSubscription(document, source, operationName);
  throw new GraphQLError(`The subscription does not fit the new schema: ${error.message}`, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
