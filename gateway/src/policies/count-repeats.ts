import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/**
 * How often one key of the response is asked for in one place, over all operations: validation compares all of them in
 * pairs, so that a small text could keep it busy. Spreads every fragment out: the document must have been measured, and
 * have no circle.
 */
export function countRepeats(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const roots = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...roots.map(({ selectionSet }) => mostRepeated([selectionSet], fragments)));
}

/** The selection sets are those of one place: they are merged into one object of the response. */
function mostRepeated(sets: readonly SelectionSetNode[], fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  const counts = new Map<string, number>();
  const below = new Map<string, SelectionSetNode[]>();
  for (const set of sets) collect(set);
  return Math.max(0, ...counts.values(), ...[...below.values()].map((inner) => mostRepeated(inner, fragments)));

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        if (selection.selectionSet === undefined) continue;
        const inner = below.get(key);
        if (inner === undefined) below.set(key, [selection.selectionSet]);
        else inner.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  }
}
