import { buildSchema, printSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { TestSubgraph } from '@otklik/gateway-engine/testing';
import type { Feature } from '../operations/features.js';
import { GraphFacts } from '../world/graph-facts.js';
import { plainResolver, referenceResolvers, subgraphResolver } from '../world/resolvers.js';
import { World, type Trouble } from '../world/world.js';

/** Values for arguments and variables, by the name of the scalar. */
export type ScalarPool = Readonly<Record<string, readonly unknown[]>>;

/** A federated graph together with the same graph as one plain schema. */
export interface DifferentialGraph {
  readonly name: string;
  readonly subgraphs: readonly TestSubgraph[];
  readonly facts: GraphFacts;
  readonly scalars: ScalarPool;
  /** What generated operations must have met by the end. */
  readonly features: readonly Feature[];
  plain(apiSchema: GraphQLSchema): { readonly schema: GraphQLSchema; readonly fieldResolver?: GraphQLFieldResolver<unknown, unknown> };
}

export interface DerivedGraph {
  readonly name: string;
  /** SDL by the name of the subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly trouble: Trouble;
  readonly features: readonly Feature[];
}

const SCALARS: ScalarPool = {
  Int: [0, 1, -7, 2_147_483_647],
  Float: [0.5, 2, -1e21],
  ID: ['1', 'a "b"', '\u2028'],
  String: ['', 'текст', 'a\n"b"\\'],
  Boolean: [true, false],
  Json: [{ a: [1, null] }, 'b', 3],
};

/** A graph of SDL alone: its data is a `World`. */
export function derivedGraph({ name, subgraphs, trouble, features }: DerivedGraph): DifferentialGraph {
  const facts = new GraphFacts(subgraphs);
  const world = new World(facts, trouble);
  return {
    name,
    facts,
    features,
    scalars: SCALARS,
    subgraphs: facts.subgraphs.map((subgraph) => ({
      name: subgraph.name,
      sdl: subgraphs[subgraph.name]!,
      resolvers: referenceResolvers(world, subgraph),
      fieldResolver: subgraphResolver(world, subgraph),
    })),
    plain: (apiSchema) => ({ schema: buildSchema(printSchema(apiSchema)), fieldResolver: plainResolver(world) }),
  };
}
