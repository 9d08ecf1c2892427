import { buildSchema, isObjectType, printSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { TestSubgraph } from './supergraph.test-support.js';

/** The same graph without federation: one schema for graphql-js with the resolvers of all subgraphs, to compare answers with. */
export function plainSchemaOf(apiSchema: GraphQLSchema, subgraphs: readonly TestSubgraph[]): GraphQLSchema {
  const schema = buildSchema(printSchema(apiSchema));
  for (const { resolvers } of subgraphs) {
    for (const [typeName, fields] of Object.entries(resolvers ?? {})) {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) continue;
      for (const [fieldName, resolve] of Object.entries(fields)) {
        const field = type.getFields()[fieldName];
        if (field !== undefined) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
      }
    }
  }
  return schema;
}
