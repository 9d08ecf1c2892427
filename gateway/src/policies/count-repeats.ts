import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What validation has to compare. */
export interface Repeats {
  /** How often one key of the response is asked for in one place, at most. */
  readonly repeats: number;
  /** Pairs of fields under one key in one place, all places together. */
  readonly comparisons: number;
}

/**
 * Counts what is asked for again in the same place: validation compares all of it in pairs, so that a small text could keep it
 * busy. Spreads every fragment out: the document must have been measured, and have no circle.
 */
export function countRepeats(document: DocumentNode): Repeats {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const roots = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return together(roots.map(({ selectionSet }) => countIn([selectionSet], fragments)));
}

function together(counted: readonly Repeats[]): Repeats {
  return {
    repeats: counted.reduce((most, { repeats }) => Math.max(most, repeats), 0),
    comparisons: counted.reduce((total, { comparisons }) => total + comparisons, 0),
  };
}

/** The selection sets are those of one place: they are merged into one object of the response. */
function countIn(sets: readonly SelectionSetNode[], fragments: ReadonlyMap<string, FragmentDefinitionNode>): Repeats {
  const counts = new Map<string, number>();
  const below = new Map<string, SelectionSetNode[]>();
  for (const set of sets) collect(set);
  const here = [...counts.values()].map((repeats) => ({ repeats, comparisons: (repeats * (repeats - 1)) / 2 }));
  return together([...here, ...[...below.values()].map((inner) => countIn(inner, fragments))]);

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
