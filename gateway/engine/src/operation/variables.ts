import {
  getNullableType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

const MAX_INT = 2_147_483_647;

/** Coerced variables; null when graphql-js has to look at them, be it only to say what is wrong. */
export type VariablesReader = (given: Readonly<Record<string, unknown>>) => Record<string, unknown> | null;

/**
 * Compiles the coercion of an operation's variables for the usual case: every one is given, or may be missing, and is already
 * what its type makes of it.
 */
export function compileVariables(definitions: readonly VariableDefinitionNode[], schema: GraphQLSchema): VariablesReader {
  const readers = definitions.map((definition) => {
    const type = typeFromAST(schema, definition.type);
    const known = type !== undefined && isInputType(type) ? type : null;
    return {
      name: definition.variable.name.value,
      maybeMissing: definition.defaultValue === undefined && known !== null && !isNonNullType(known),
      nullable: known !== null && !isNonNullType(known),
      isCoerced: known === null ? NEVER : coercedCheck(getNullableType(known)),
    };
  });
  return (given) => {
    const coerced: Record<string, unknown> = {};
    for (const { name, maybeMissing, nullable, isCoerced } of readers) {
      if (!Object.hasOwn(given, name)) {
        if (!maybeMissing) return null;
        continue;
      }
      const value = given[name];
      if (value === null ? !nullable : !isCoerced(value)) return null;
      coerced[name] = value;
    }
    return coerced;
  };
}

type Check = (value: unknown) => boolean;

const NEVER: Check = () => false;

function coercedCheck(type: GraphQLInputType): Check {
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return (value) => typeof value === 'string';
    case GraphQLBoolean:
      return (value) => typeof value === 'boolean';
    case GraphQLInt:
      return (value) => Number.isInteger(value) && Math.abs(value as number) <= MAX_INT;
    case GraphQLFloat:
      return Number.isFinite;
  }
  if (!isEnumType(type)) return NEVER;
  // An API schema is made of SDL: its enum values are their names.
  const names = new Set<unknown>(type.getValues().flatMap(({ name, value }) => (name === value ? [name] : [])));
  return (value) => names.has(value);
}
