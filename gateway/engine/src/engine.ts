import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Federation } from './execution/execution.js';
import type { ExecuteOptions, ExecutionResult } from './operation-run.js';
import { createRustPlanner } from './planning/rust-planner.js';
import type { PreparedOperation } from './prepared-operation.js';
import { PreparedOperations } from './prepared-operations.js';
import type { PreparedSubscription } from './prepared-subscription.js';
import { buildApiSchema } from './schema/api-schema.js';
import { linkedNamespaces, refuseUnsupportedFeatures } from './schema/linked-features.js';
import { TypeConditions } from './schema/type-conditions.js';
import type { SubgraphTransport } from './transport.js';

export interface EngineOptions {
  /** SDL of a Federation 2 supergraph. */
  readonly supergraphSdl: string;
  readonly transport: SubgraphTransport;
  /** Whether errors name the subgraph they come from, and why it did not answer. For development; off by default. */
  readonly revealSubgraphs?: boolean;
}

/** Answers operations on one supergraph. Immutable: another supergraph is another engine, and operations under way stay with theirs. */
export interface Engine {
  /** What clients see: to validate against, to introspect, to print. */
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSdl: string;
  /**
   * Plans and compiles an operation, or finds it in the cache. The document must have been validated against
   * `apiSchema` before: the planner may fail in any way on one that was not.
   * @param source the text that `document` was parsed from
   * @param operationName may be missing when the document has one operation
   * @throws GraphQLError with `DEFER_NOT_SUPPORTED` for `@defer` and `@stream`, `GRAPHQL_VALIDATION_FAILED` for reserved
   *   aliases, `OPERATION_RESOLUTION_FAILURE` when no operation is meant, `BAD_REQUEST` for a subscription
   */
  prepare(document: DocumentNode, source: string, operationName?: string | null): PreparedOperation;
  /** Runs an operation. What subgraphs fail at becomes errors beside partial data; rejects only on a fault of the engine's own. */
  execute(prepared: PreparedOperation, options: ExecuteOptions): Promise<ExecutionResult>;
  /**
   * The same as `prepare` for a subscription whose events a subgraph gives; the transport must have `subscribe`.
   * @throws GraphQLError as `prepare` does
   */
  prepareSubscription(document: DocumentNode, source: string, operationName?: string | null): PreparedSubscription;
}

/** Throws an Error when the supergraph cannot be served. */
export function createEngine({ supergraphSdl, transport, revealSubgraphs = false }: EngineOptions): Engine {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  if (!linkedNamespaces(supergraph).has('join'))
    throw new Error('This SDL is no supergraph: its schema does not @link the join specification.');
  const refusal = refuseUnsupportedFeatures(supergraph);
  if (refusal !== null) throw new Error(refusal);
  const planner = createRustPlanner(supergraphSdl);
  const apiSchema = buildApiSchema(planner.consumerSdl, supergraph);
  const federation: Federation = { transport, types: TypeConditions.of(supergraph), revealSubgraphs };
  const prepared = new PreparedOperations(planner, apiSchema, federation);
  return {
    apiSchema,
    supergraphSdl,
    prepare: (document, source, operationName = null) => prepared.find(document, source, operationName),
    execute: (operation, options) => operation.execute(options),
    prepareSubscription: (document, source, operationName = null) => prepared.findSubscription(document, source, operationName),
  };
}
