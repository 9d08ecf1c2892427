import { GraphQLError, Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf, type Fragments } from '../live/twin-operation.js';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

/**
 * Refuses `@skip` and `@include` at the top level of a subscription, by GraphQL of September 2025 (5.2.4.1, Single Root
 * Field): what it follows must be known before its variables are. The rule of graphql-js 16 throws on them instead, which
 * would look like a fault of ours. Wants a document whose fragments spread no circle.
 */
export function refuseConditionalSubscription(document: DocumentNode): GraphQLError | null {
  const fragments = fragmentsOf(document);
  const isRefused = document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION &&
      hasConditions(definition.selectionSet, fragments, new Set()),
  );
  if (!isRefused) return null;
  return new GraphQLError('A subscription must not have "@skip" or "@include" at its top level: put the condition on a field further in.', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
}

function hasConditions(set: SelectionSetNode, fragments: Fragments, seen: Set<string>): boolean {
  return set.selections.some((selection) => {
    if (selection.directives?.some(({ name }) => CONDITIONS.has(name.value)) === true) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasConditions(selection.selectionSet, fragments, seen);
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (fragment === undefined || seen.has(name)) return false;
    return hasConditions(fragment.selectionSet, fragments, seen.add(name));
  });
}
