import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import { makeRegion } from './data.ts';
import { Lookups } from './lookups.ts';
import { makeResolvers } from './resolvers.ts';
import { SUBGRAPHS, subgraphSdl } from './supergraph.ts';

/** The executable schemas of the four subgraphs, over one region. */
export function makeSchemas(): Map<string, GraphQLSchema> {
  const resolvers = makeResolvers(new Lookups(makeRegion()));
  const schemaOf = (name: string): GraphQLSchema =>
    buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(name)), resolvers: resolvers[name] as never }]);
  return new Map(SUBGRAPHS.map((name) => [name, schemaOf(name)]));
}
