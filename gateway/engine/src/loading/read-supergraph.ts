import { parse, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { createRustPlanner } from '../planning/rust-planner.js';
import type { Planner } from '../planning/planner.js';
import { apiDefinitions, buildApiSchema } from '../schema/api-schema.js';
import { linkedNamespaces, refuseUnsupportedFeatures } from '../schema/linked-features.js';
import { namesSubgraphs, outlineOf } from './outline.js';

/** A supergraph that was found good. */
export interface ReadSupergraph {
  readonly supergraph: DocumentNode;
  /** See `outlineOf`. */
  readonly outlineSdl: string;
  readonly planner: Planner;
  /** What clients see, as a document and as a valid schema. */
  readonly apiDocument: DocumentNode;
  readonly apiSchema: GraphQLSchema;
}

/** Reads and checks a supergraph, all in this thread. Throws an Error that says why it cannot be served. */
export function readSupergraph(supergraphSdl: string): ReadSupergraph {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  if (!linkedNamespaces(supergraph).has('join'))
    throw new Error('This SDL is no supergraph: its schema does not @link the join specification.');
  const refusal = refuseUnsupportedFeatures(supergraph);
  if (refusal !== null) throw new Error(refusal);
  if (!supergraph.definitions.some(namesSubgraphs)) throw new Error('This is not a supergraph: it names no subgraphs.');
  const { planner, consumerSdl } = createRustPlanner(supergraphSdl);
  const apiDocument = apiDefinitions(consumerSdl, supergraph);
  return { supergraph, outlineSdl: print(outlineOf(supergraph)), planner, apiDocument, apiSchema: buildApiSchema(apiDocument) };
}
