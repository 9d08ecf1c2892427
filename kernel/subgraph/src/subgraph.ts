import type { RequestContext } from '@otklik/identity';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { FollowCheck } from './follow.js';

/** One operation that the gateway sends to a subgraph. */
export interface SubgraphOperation {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly context: RequestContext;
}

/** A part of the unified graph, mounted in this process. */
export interface Subgraph {
  readonly name: string;
  /** Federation 2 SDL, plugins included: what composition reads. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  /** For live fields by the name of their twin: who may follow, asked for many viewers at once. */
  readonly follows?: ReadonlyMap<string, FollowCheck>;
  /** Runs one operation. Never rejects: faults are errors of the result. */
  execute(operation: SubgraphOperation): Promise<ExecutionResult>;
}
