import { findVariableFlaws } from '@otklik/gateway-engine';
import { createHash } from 'node:crypto';
import {
  GraphQLError,
  Kind,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isLeafType,
  validate,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AFTER_ARGUMENT, topicOf, type LiveField } from './live-field.js';
import { fragmentsOf, permissionOperation, responseKeyOf, twinOperation, type Fragments, type TwinOperation } from './twin-operation.js';

/** What one subscriber follows. */
export interface Target {
  readonly topic: string;
  /** The cursor to begin after, as sent; null to begin now. */
  readonly after: string | null;
}

/** A subscription as a client sent it. */
export interface SentOperation {
  readonly document: DocumentNode;
  readonly source: string;
  readonly operationName: string | null;
}

/** A subscription operation, made ready for the schema in use. */
export interface LiveOperation extends SentOperation {
  /** The schema that it was made ready for; its twin is valid there. */
  readonly schema: GraphQLSchema;
  readonly live: LiveField;
  /** The key of the one field of the response. */
  readonly responseKey: string;
  readonly twin: TwinOperation;
  readonly permission: TwinOperation;
  /** Equal for operations that give equal results for equal events and variables. */
  readonly fingerprint: string;
  /**
   * Which topic these variables ask for.
   * @throws GraphQLError when they do not fit the operation; CodedError when they name no topic: BAD_USER_INPUT, NOT_FOUND
   */
  target(variables: Readonly<Record<string, unknown>>): Target;
}

/**
 * Makes a subscription ready.
 * @throws GraphQLError GRAPHQL_VALIDATION_FAILED when the operation does not fit the schema
 */
export function prepareLiveOperation(schema: GraphQLSchema, fields: readonly LiveField[], sent: SentOperation): LiveOperation {
  const { document, source, operationName } = sent;
  const definition = getOperationAST(document, operationName);
  const root = schema.getSubscriptionType();
  if (definition === null || definition === undefined || root === null || root === undefined) throw misfit('there is no such subscription');
  const fragments = fragmentsOf(document);
  const nodes = fieldsIn(definition.selectionSet, fragments);
  const name = nodes[0]?.name.value;
  const live = fields.find(({ field }) => field === name);
  const field = name === undefined ? undefined : root.getFields()[name];
  if (live === undefined || field === undefined) throw misfit(`there is no live field "${name}"`);
  checkArguments(nodes, field);

  const twin = twinOperation(definition, fragments, live.query);
  // The twin stands for the subscription, all but its arguments.
  const [error] = validate(schema, twin.document, undefined, { maxErrors: 1, hideSuggestions: true });
  if (error !== undefined) throw misfit(error.message);
  return {
    schema,
    document,
    source,
    operationName,
    live,
    responseKey: responseKeyOf(nodes[0]!),
    twin,
    permission: permissionOperation(live.query, responseKeyOf(nodes[0]!), !isLeafType(getNamedType(field.type))),
    fingerprint: createHash('sha256').update(twin.source).digest('base64url'),
    target: (variables) => targetOf({ schema, definition, node: nodes[0]!, live, field }, variables),
  };
}

interface TargetParts {
  readonly schema: GraphQLSchema;
  readonly definition: OperationDefinitionNode;
  readonly node: FieldNode;
  readonly live: LiveField;
  readonly field: GraphQLField<unknown, unknown>;
}

function targetOf({ schema, definition, node, live, field }: TargetParts, variables: Readonly<Record<string, unknown>>): Target {
  const definitions = definition.variableDefinitions ?? [];
  const { coerced } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  if (coerced === undefined) throw findVariableFlaws(definitions, schema, variables)[0]!;
  const args = getArgumentValues(field, node, coerced);
  const after = args[AFTER_ARGUMENT];
  return { topic: topicOf(live, args), after: typeof after === 'string' ? after : null };
}

/** The fields at the root, those of fragments included. A valid subscription has one, though perhaps in several pieces. */
function fieldsIn(set: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
    return fieldsIn(inner.selectionSet, fragments);
  });
}

/** The twin has none of these arguments, so its validation says nothing about them after a change of the schema. */
function checkArguments(nodes: readonly FieldNode[], field: GraphQLField<unknown, unknown>): void {
  for (const { name } of nodes.flatMap((node) => node.arguments ?? [])) {
    if (!field.args.some((argument) => argument.name === name.value)) throw misfit(`"${field.name}" takes no argument "${name.value}"`);
  }
}

function misfit(reason: string): GraphQLError {
  return new GraphQLError(`The subscription does not fit the schema: ${reason}`, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
