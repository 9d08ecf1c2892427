import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { WatchFetch } from './execution/watch-fetch.js';
import type { Federation } from './execution/execution.js';
import type { LoadedSupergraph } from './loading/load-supergraph.js';
import { readSupergraph } from './loading/read-supergraph.js';
import type { ExecuteOptions, ExecutionResult } from './operation-run.js';
import type { Planner } from './planning/planner.js';
import type { PreparedOperation } from './prepared-operation.js';
import { PreparedOperations } from './prepared-operations.js';
import type { PreparedSubscription } from './prepared-subscription.js';
import { TypeConditions } from './schema/type-conditions.js';
import type { Soon } from './soon.js';
import { ORDINARY, UTF8 } from './text-form.js';
import type { SubgraphTransport } from './transport.js';

/** What any engine is given. */
export interface EngineSettings {
  readonly transport: SubgraphTransport;
  /** Whether errors name the subgraph they come from, and why it did not answer. For development; off by default. */
  readonly revealSubgraphs?: boolean;
  /**
   * Called for every operation that is planned because no plan was ready, before `prepare` returns; what it gives is called when
   * the plan is compiled or there is none.
   */
  readonly watchPlanning?: (() => () => void) | undefined;
  readonly watchFetch?: WatchFetch | undefined;
  /**
   * Whether reading an answer from its bytes is prepared when an operation is run for the first time. False: many operations come
   * only once, and their answers are parsed. For tests, in which all do.
   */
  readonly layoutsAtOnce?: boolean;
}

export interface EngineOptions extends EngineSettings {
  /** SDL of a Federation 2 supergraph. */
  readonly supergraphSdl: string;
}

/** Answers operations on one supergraph. Immutable: another supergraph is another engine, and operations under way stay with theirs. */
export interface Engine {
  /** What clients see: to validate against, to introspect, to print. */
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSdl: string;
  /**
   * The supergraph without what only planning needs: what the schema links, `join__Graph`, and those types and fields that carry
   * directives of other specifications. Read it, and not all of the supergraph, to look for such.
   */
  readonly outlineSdl: string;
  /**
   * Plans and compiles an operation, or finds it in the cache. A promise when a planner in another thread is asked, which
   * rejects when it finds no plan. The document must have been validated against
   * `apiSchema` before: the planner may fail in any way on one that was not.
   * @param source the text that `document` was parsed from
   * @param operationName may be missing when the document has one operation
   * @throws GraphQLError with `DEFER_NOT_SUPPORTED` for `@defer` and `@stream`, `GRAPHQL_VALIDATION_FAILED` for reserved
   *   aliases, `OPERATION_RESOLUTION_FAILURE` when no operation is meant, `BAD_REQUEST` for a subscription
   */
  prepare(document: DocumentNode, source: string, operationName?: string | null): Soon<PreparedOperation>;
  /** Runs an operation. What subgraphs fail at becomes errors beside partial data; rejects only on a fault of the engine's own. */
  execute(prepared: PreparedOperation, options: ExecuteOptions): Promise<ExecutionResult>;
  /**
   * The same as `prepare` for a subscription whose events a subgraph gives; the transport must have `subscribe`.
   * @throws GraphQLError as `prepare` does
   */
  prepareSubscription(document: DocumentNode, source: string, operationName?: string | null): Soon<PreparedSubscription>;
  /** Ends the planner's thread, if there is one: for an engine that gets no new operations. What is prepared stays good, and so does `prepare`. */
  close(): Promise<void>;
}

/** Reads the supergraph in this thread, and plans in it. Throws an Error when it cannot be served. */
export function createEngine({ supergraphSdl, ...settings }: EngineOptions): Engine {
  const { supergraph, outlineSdl, planner, apiSchema } = readSupergraph(supergraphSdl);
  const types = TypeConditions.of(supergraph);
  return assemble({ supergraphSdl, outlineSdl, planner, apiSchema, types, close: () => Promise.resolve() }, settings);
}

/** An engine whose supergraph was read by another thread, which makes its plans. */
export function openEngine(loaded: LoadedSupergraph, settings: EngineSettings): Engine {
  return assemble({ ...loaded, close: () => loaded.planner.close() }, settings);
}

interface EngineParts extends Pick<Engine, 'apiSchema' | 'supergraphSdl' | 'outlineSdl' | 'close'> {
  readonly planner: Planner;
  readonly types: TypeConditions;
}

function assemble({ supergraphSdl, outlineSdl, planner, apiSchema, types, close }: EngineParts, settings: EngineSettings): Engine {
  const { transport, revealSubgraphs = false, watchFetch, layoutsAtOnce } = settings;
  const texts = transport.serialised === true ? UTF8 : ORDINARY;
  const federation: Federation = { transport, types, revealSubgraphs, watchFetch, layoutsAtOnce, texts };
  const prepared = new PreparedOperations(planner, apiSchema, federation, settings.watchPlanning);
  return {
    apiSchema,
    supergraphSdl,
    outlineSdl,
    prepare: (document, source, operationName = null) => prepared.find(document, source, operationName),
    execute: (operation, options) => operation.execute(options),
    prepareSubscription: (document, source, operationName = null) => prepared.findSubscription(document, source, operationName),
    close,
  };
}
