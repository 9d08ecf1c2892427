import { BREAK, GraphQLError, visit, type DocumentNode } from 'graphql';

const INCREMENTAL: ReadonlySet<string> = new Set(['defer', 'stream']);

/** Keys that the planner and the executor use for themselves. Others with two underscores are common: Relay writes `__isNode: __typename`. */
const RESERVED_ALIAS = /^(__typename$|__proto__$|_internal_qp_)/;

/**
 * The error for an operation with `@defer` or `@stream`, or null. The engine asks this itself; a gateway asks it
 * before validating, which knows these directives no better than any other misspelt one.
 */
export function refuseIncrementalDelivery(document: DocumentNode): GraphQLError | null {
  let refusal: GraphQLError | null = null;
  visit(document, {
    Directive(node) {
      if (!INCREMENTAL.has(node.name.value)) return undefined;
      refusal = new GraphQLError(`@${node.name.value} is not supported: the answer comes in one piece.`, {
        nodes: node,
        extensions: { code: 'DEFER_NOT_SUPPORTED' },
      });
      return BREAK;
    },
  });
  return refusal;
}

/** The error for an alias that would be mistaken for one of the engine's own keys in the data, or null. */
export function refuseReservedAliases(document: DocumentNode): GraphQLError | null {
  let refusal: GraphQLError | null = null;
  visit(document, {
    Field(node) {
      const alias = node.alias?.value;
      if (alias === undefined || alias === node.name.value || !RESERVED_ALIAS.test(alias)) return undefined;
      refusal = new GraphQLError(`The alias "${alias}" is reserved: choose another.`, {
        nodes: node,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
      return BREAK;
    },
  });
  return refusal;
}

/** The error for a literal that is no number by the time it is read, such as `1e400`, or null: no subgraph can be told infinity. */
export function refuseInfinity(document: DocumentNode): GraphQLError | null {
  let refusal: GraphQLError | null = null;
  visit(document, {
    FloatValue(node) {
      if (Number.isFinite(Number(node.value))) return undefined;
      refusal = new GraphQLError(`${node.value} is too large for a Float.`, { nodes: node, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
      return BREAK;
    },
  });
  return refusal;
}
