import {
  GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isInputObjectType,
  isUnionType,
  Kind,
  parse,
  specifiedDirectives,
  type DefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchemaConfig,
} from 'graphql';
// What `buildASTSchema` itself is made of: it gives types whose fields are not made yet, so that they can be made one by one.
import { extendSchemaImpl } from 'graphql/utilities/extendSchema.js';
import type { Slices } from './slices.js';

const NOTHING = { description: undefined, types: [], directives: [], extensions: Object.create(null) as object, extensionASTNodes: [], assumeValid: false };

/**
 * The same schema as `buildASTSchema` makes, without keeping the thread for long.
 * @param definitions SDL, one definition each, of a schema that has been found valid
 */
export async function buildInSlices(definitions: readonly string[], slices: Slices): Promise<GraphQLSchema> {
  const nodes: DefinitionNode[] = [];
  for (const definition of definitions) {
    nodes.push(...parse(definition, { noLocation: true }).definitions);
    await slices.rest();
  }
  const config = extendSchemaImpl(NOTHING as never, { kind: Kind.DOCUMENT, definitions: nodes }, {}) as GraphQLSchemaConfig;
  for (const type of config.types ?? []) {
    await slices.rest();
    resolveThunks(type);
  }
  await slices.end();
  return new GraphQLSchema({ ...config, ...rootTypes(config), directives: withSpecified(config.directives ?? []), assumeValid: true });
}

function resolveThunks(type: GraphQLNamedType): void {
  if (isObjectType(type) || isInterfaceType(type)) type.getInterfaces();
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) type.getFields();
  if (isUnionType(type)) type.getTypes();
}

/** By name, where no `schema` definition says it. */
function rootTypes({ astNode, types = [] }: GraphQLSchemaConfig): Partial<GraphQLSchemaConfig> {
  if (astNode !== undefined && astNode !== null) return {};
  const named = (name: string) => types?.filter(isObjectType).find((type) => type.name === name);
  return { query: named('Query'), mutation: named('Mutation'), subscription: named('Subscription') };
}

function withSpecified(directives: NonNullable<GraphQLSchemaConfig['directives']>): GraphQLSchemaConfig['directives'] {
  return [...directives, ...specifiedDirectives.filter(({ name }) => !directives.some((directive) => directive.name === name))];
}
