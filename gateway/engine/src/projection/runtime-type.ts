import {
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { DataObject } from '../execution/execution.js';
import type { TypeConditions } from '../schema/type-conditions.js';

/** A type with fields. */
export type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/** The type of an object: `hidden` for one that clients may not see, `unknown` when it does not fit. */
export type RuntimeType = (object: DataObject) => FieldsType | 'hidden' | 'unknown';

/** Compiles the look-up of an object's type at a place that the schema declares as `declared`. */
export function compileRuntimeType(declared: GraphQLCompositeType, schema: GraphQLSchema, types: TypeConditions): RuntimeType {
  if (isObjectType(declared)) return () => declared;
  const possible = new Map(schema.getPossibleTypes(declared).map((type) => [type.name, type]));
  return (object) => {
    const name = object['__typename'];
    // Where only interface fields are selected, or the subgraph has an `@interfaceObject`, the interface is all that is known.
    if (name === undefined || name === declared.name) return isUnionType(declared) ? 'unknown' : declared;
    if (typeof name !== 'string') return 'unknown';
    const type = possible.get(name);
    if (type !== undefined) return type;
    return types.isKnown(name) && schema.getType(name) === undefined ? 'hidden' : 'unknown';
  };
}
