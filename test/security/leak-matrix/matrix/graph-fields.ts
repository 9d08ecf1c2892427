import { buildSchema, getNamedType, isInterfaceType, isLeafType, isObjectType, type GraphQLField, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The public graph as it is committed. */
export const PUBLIC_SCHEMA: GraphQLSchema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../schema/public.graphql'), 'utf8'));

/** Every field that can be asked for, as `Type.field`; interfaces included. */
export const GRAPH_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  Object.values(PUBLIC_SCHEMA.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__') && !isLikeRoads(type))
    .flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const) : [])),
);

/** The forms of plugins are made and read by one piece of code, which knows none of them: those of the plugin `roads` stand for all. */
function isLikeRoads(type: GraphQLNamedType): boolean {
  const isDetails = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'AppealDetails');
  return isDetails && !/^(?:Road|Other|Generic)/.test(type.name);
}

/** What is asked of a field to see whether it gives anything: nothing more of a leaf; of an object its id, or that it is there. */
export function leastSelection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const { id, nodes } = type.getFields();
  if (nodes !== undefined) return `{ nodes ${leastSelection(nodes)} }`;
  return id === undefined ? '{ __typename }' : '{ id }';
}
