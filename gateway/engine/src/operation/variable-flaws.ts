import {
  coerceInputValue,
  getNamedType,
  GraphQLError,
  isInputObjectType,
  isInputType,
  isLeafType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

/** More say no more. */
const MAX_FLAWS = 20;

/**
 * What is wrong with an operation's variables, in the words of graphql-js but for the values: what a person wrote comes back in no
 * message, because messages are logged and reported by clients. Empty when nothing is.
 */
export function findVariableFlaws(
  definitions: readonly VariableDefinitionNode[],
  schema: GraphQLSchema,
  given: Readonly<Record<string, unknown>>,
): GraphQLError[] {
  const flaws: GraphQLError[] = [];
  const add = (definition: VariableDefinitionNode, text: string): void => {
    if (flaws.length < MAX_FLAWS) flaws.push(inputError(`Variable "$${definition.variable.name.value}" ${text}`, definition));
    else if (flaws.length === MAX_FLAWS) flaws.push(inputError('There is more that does not fit.', definition));
  };
  for (const definition of definitions) {
    const { value: name } = definition.variable.name;
    const type = typeFromAST(schema, definition.type);
    if (type === undefined || !isInputType(type)) {
      add(definition, 'has a type that cannot be used as an input type.');
    } else if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue === undefined && isNonNullType(type)) add(definition, `of required type "${String(type)}" was not provided.`);
    } else if (given[name] === null && isNonNullType(type)) {
      add(definition, `of non-null type "${String(type)}" must not be null.`);
    } else {
      coerceInputValue(given[name], type, (path, value, { message }) => {
        const place = path.length === 0 ? '' : ` at "${name}${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}"`;
        const leaf = value == null ? null : leafAt(type, path);
        add(definition, `got invalid value${place}; ${leaf === null ? message : `Expected a value of type "${leaf}".`}`);
      });
    }
  }
  return flaws;
}

/** The name of the scalar or enum at a path; null where an object is expected, of which messages name keys only. */
function leafAt(type: GraphQLInputType, path: readonly (string | number)[]): string | null {
  let at: GraphQLInputType = type;
  for (const key of path) {
    // Lists are looked through: a single object may stand for a list of one.
    const holder = getNamedType(at);
    if (typeof key === 'string' && isInputObjectType(holder)) at = holder.getFields()[key]?.type ?? at;
  }
  const named = getNamedType(at);
  return isLeafType(named) ? named.name : null;
}

function inputError(message: string, node: VariableDefinitionNode): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } });
}
