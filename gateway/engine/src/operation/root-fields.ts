import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql';
import { possiblyIncluded } from './conditions.js';
import { withSelections, type SelectedOperation } from './select-operation.js';

/**
 * The operation with only those root fields that pass, or null when none is left. Fragments at the root are put in
 * place; what directives exclude for good goes, since the planner finds no plan for nothing.
 */
export function keepRootFields(operation: SelectedOperation, keep: (field: FieldNode) => boolean): SelectedOperation | null {
  const set = filtered(operation.definition.selectionSet, operation, keep);
  return set === null ? null : withSelections(operation, set);
}

/** Response keys of the root, in the order in which the client gets them. */
export function rootResponseKeys(operation: SelectedOperation): string[] {
  const keys = new Set<string>();
  keepRootFields(operation, (field) => {
    keys.add(responseKey(field));
    return false;
  });
  return [...keys];
}

/** The key of a field in the response. */
export function responseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

function filtered(set: SelectionSetNode, operation: SelectedOperation, keep: (field: FieldNode) => boolean): SelectionSetNode | null {
  const selections: SelectionNode[] = [];
  for (const selection of set.selections) {
    if (!possiblyIncluded(selection.directives)) continue;
    if (selection.kind === Kind.FIELD) {
      if (keep(selection)) selections.push(selection);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments.get(selection.name.value)!;
    const inner = filtered(fragment.selectionSet, operation, keep);
    if (inner === null) continue;
    selections.push({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: fragment.typeCondition,
      directives: selection.directives,
      selectionSet: inner,
    });
  }
  return selections.length === 0 ? null : { kind: Kind.SELECTION_SET, selections };
}
