import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Engine } from '@otklik/gateway-engine';
import type { RequestContext } from '@otklik/identity';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from './gateway-context.js';
import { SerialisedData } from './serialised-data.js';

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
type ExecutorRequest = Parameters<Executor>[0];
type SchemaCallback = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

/**
 * Our engine as Apollo Server's gateway. Apollo decides at the start of a request which schema it belongs to; the
 * executor takes the engine of that very schema, so that a swap in between cannot mix two of them. Engines of old
 * schemas live as long as a request still holds their schema.
 */
export class EngineGateway implements GatewayInterface {
  readonly #engines = new WeakMap<GraphQLSchema, Engine>();
  readonly #callbacks = new Set<SchemaCallback>();
  #current: Engine;

  constructor(first: Engine) {
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

  stop(): Promise<void> {
    this.#callbacks.clear();
    return Promise.resolve();
  }

  #announce(): void {
    const { apiSchema, supergraphSdl } = this.#current;
    for (const callback of this.#callbacks) callback({ apiSchema, coreSupergraphSdl: supergraphSdl });
  }

  async #execute(request: ExecutorRequest): ReturnType<Executor> {
    if (request.operation === undefined) return { errors: [unknownOperation(request)] };
    const engine = this.engineOf(request.schema);
    const { viewer, locale, requestId } = request.context as GatewayContext;
    const context: RequestContext = { viewer, locale, requestId };
    const prepared = prepare(engine, request);
    if (prepared instanceof GraphQLError) return { errors: [prepared] };
    const { json, errors } = await engine.execute(prepared, { variables: request.request.variables ?? {}, context });
    const failures = errors === undefined ? {} : { errors };
    return json === null ? failures : { data: new SerialisedData(json) as unknown as Record<string, unknown>, ...failures };
  }
}

/** What the engine will not run is the client's error, not ours: Apollo Server answers 400 for a result without data. */
function prepare(engine: Engine, { document, source, operationName }: ExecutorRequest): ReturnType<Engine['prepare']> | GraphQLError {
  try {
    return engine.prepare(document, source, operationName);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** By the specification's `GetOperation`: none by this name, or several and no name. */
function unknownOperation(request: ExecutorRequest): GraphQLError {
  const name = request.request.operationName;
  if (name !== undefined && name !== null && name !== '') return new GraphQLError(`Unknown operation named "${name}".`);
  return new GraphQLError('The document must have exactly one operation, or the request must name one.');
}
