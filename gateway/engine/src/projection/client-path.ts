import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { ResponsePath } from '../execution/execution.js';
import type { Inclusion } from '../operation/conditions.js';
import { clientKeyOf } from '../operation/plan-keys.js';
import { responseKey } from '../operation/root-fields.js';
import type { SelectedOperation } from '../operation/select-operation.js';

/**
 * A path into the data as the client sees it, as far as the client selected it, or null when that is nothing. A plan
 * also fetches keys and required fields; an error there belongs to the object that needed them.
 */
export function clientPath(path: ResponsePath, { definition, fragments }: SelectedOperation): ResponsePath | null {
  let sets: readonly SelectionSetNode[] = [definition.selectionSet];
  const seen: (string | number)[] = [];
  for (const planKey of path) {
    const key = typeof planKey === 'string' ? clientKeyOf(planKey) : planKey;
    if (typeof key === 'string') {
      const below = selectionsOf(key, sets, fragments);
      if (below === null) break;
      sets = below;
    }
    seen.push(key);
  }
  return seen.length === 0 ? null : seen;
}

/**
 * Whether a path leads into a root field that conditions leave out. Planner 0.0.38 drops such a condition where a fetch
 * deeper in the plan has the same: the field is fetched, and its errors are none of the client's.
 */
export function isLeftOut(path: ResponsePath, { definition, fragments }: SelectedOperation, included: Inclusion): boolean {
  if (typeof path[0] !== 'string') return false;
  const key = clientKeyOf(path[0]);
  const root = [definition.selectionSet];
  return selectionsOf(key, root, fragments) !== null && selectionsOf(key, root, fragments, included) === null;
}

/** Selection sets below a response key, whatever the types; null when nothing selects the key. */
function selectionsOf(
  key: string,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  included: Inclusion = () => true,
): SelectionSetNode[] | null {
  const below: SelectionSetNode[] = [];
  const seen = new Set<SelectionSetNode>();
  let found = false;

  function search(set: SelectionSetNode): void {
    if (seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (!included(selection.directives)) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) search(fragments.get(selection.name.value)!.selectionSet);
      else if (selection.kind === Kind.INLINE_FRAGMENT) search(selection.selectionSet);
      else if (responseKey(selection) === key) {
        found = true;
        if (selection.selectionSet !== undefined) below.push(selection.selectionSet);
      }
    }
  }

  sets.forEach(search);
  return found ? below : null;
}
