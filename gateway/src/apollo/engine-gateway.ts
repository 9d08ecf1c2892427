import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Engine, PreparedOperation, Soon } from '@otklik/gateway-engine';
import type { RequestContext } from '@otklik/identity';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { GatewayObserver } from '../observability/gateway-observer.js';
import type { ObservedContext } from '../observability/observed-context.js';
import type { GatewayContext } from './gateway-context.js';
import { SerialisedData } from './serialised-data.js';

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
type ExecutorRequest = Parameters<Executor>[0];
type SchemaCallback = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

const RETIRE_MS = 5_000;

/**
 * Our engine as Apollo Server's gateway. Apollo decides at the start of a request which schema it belongs to; the
 * executor takes the engine of that very schema, so that a swap in between cannot mix two of them. Engines of old
 * schemas live as long as a request or a subscription still holds their schema; their planners end soon after the swap.
 */
export class EngineGateway implements GatewayInterface {
  readonly #engines = new WeakMap<GraphQLSchema, Engine>();
  readonly #callbacks = new Set<SchemaCallback>();
  readonly #retiring = new Map<NodeJS.Timeout, Engine>();
  #current: Engine;

  /** @param retireMs how long requests may still ask an old engine's planner without its being started anew, in milliseconds */
  constructor(
    first: Engine,
    readonly retireMs = RETIRE_MS,
    private readonly observer?: GatewayObserver,
  ) {
    this.#current = first;
    this.#engines.set(first.apiSchema, first);
  }

  /** The engine that new requests get. */
  get current(): Engine {
    return this.#current;
  }

  /** The engine of a schema that this gateway has served. */
  engineOf(schema: GraphQLSchema): Engine {
    return this.#engines.get(schema) ?? this.#current;
  }

  /** Gives new requests another engine. */
  use(engine: Engine): void {
    this.#engines.set(engine.apiSchema, engine);
    this.#retire(this.#current);
    this.#current = engine;
    this.#announce();
  }

  onSchemaLoadOrUpdate(callback: SchemaCallback): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  load(): Promise<{ executor: Executor }> {
    this.#announce();
    return Promise.resolve({ executor: (request) => this.#execute(request) });
  }

  async stop(): Promise<void> {
    this.#callbacks.clear();
    const engines = [...this.#retiring.values(), this.#current];
    for (const timer of this.#retiring.keys()) clearTimeout(timer);
    this.#retiring.clear();
    await Promise.all(engines.map((engine) => engine.close()));
  }

  #retire(engine: Engine): void {
    const timer = setTimeout(() => {
      this.#retiring.delete(timer);
      void engine.close();
    }, this.retireMs).unref();
    this.#retiring.set(timer, engine);
  }

  #announce(): void {
    const { apiSchema, supergraphSdl } = this.#current;
    for (const callback of this.#callbacks) callback({ apiSchema, coreSupergraphSdl: supergraphSdl });
  }

  async #execute(request: ExecutorRequest): ReturnType<Executor> {
    if (request.operation === undefined) return { errors: [unknownOperation(request)] };
    const engine = this.engineOf(request.schema);
    const { viewer, locale, requestId, observation, addressOf } = request.context as GatewayContext;
    const asked: RequestContext = addressOf === undefined || request.operation.operation !== OperationTypeNode.MUTATION ? { viewer, locale, requestId } : { viewer, locale, requestId, client: addressOf() };
    const context: ObservedContext = observation === undefined ? asked : { ...asked, observation };
    const found = observation === undefined || this.observer === undefined ? prepare(engine, request) : this.observer.plan(observation, () => prepare(engine, request));
    const prepared = found instanceof Promise ? await found.catch(asRefusal) : found;
    if (prepared instanceof GraphQLError) return { errors: [prepared] };
    const result = await engine.execute(prepared, { variables: request.request.variables ?? {}, context });
    const failures = result.errors === undefined ? {} : { errors: result.errors };
    return result.utf8 === undefined ? failures : { data: new SerialisedData(result) as unknown as Record<string, unknown>, ...failures };
  }
}

/** What the engine will not run is the client's error, not ours: Apollo Server answers 400 for a result without data. */
function prepare(engine: Engine, { document, source, operationName }: ExecutorRequest): Soon<PreparedOperation> | GraphQLError {
  try {
    return engine.prepare(document, source, operationName);
  } catch (error) {
    return asRefusal(error);
  }
}

function asRefusal(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}

/** By the specification's `GetOperation`: none by this name, or several and no name. */
function unknownOperation(request: ExecutorRequest): GraphQLError {
  const name = request.request.operationName;
  if (name === '') return new GraphQLError('There is no operation named "": leave operationName out, or name an operation of the document.');
  if (name !== undefined && name !== null) return new GraphQLError(`Unknown operation named "${name}".`);
  return new GraphQLError('The document must have exactly one operation, or the request must name one.');
}
