import { print } from 'graphql';
import { typeFactsOf, type TypeFacts } from '../schema/type-conditions.js';
import type { ReadSupergraph } from './read-supergraph.js';

/** All that the serving thread must know of a supergraph which another thread has read: plain data. */
export interface SupergraphFacts {
  /** SDL of what clients see, one definition each. */
  readonly apiDefinitions: readonly string[];
  readonly types: TypeFacts;
  /** See `outlineOf`. */
  readonly outlineSdl: string;
}

export function factsOf({ supergraph, outlineSdl, apiDocument }: ReadSupergraph): SupergraphFacts {
  return { apiDefinitions: apiDocument.definitions.map((definition) => print(definition)), types: typeFactsOf(supergraph), outlineSdl };
}
