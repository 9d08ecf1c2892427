import {
  isAbstractType,
  isUnionType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Inclusion } from '../operation/conditions.js';
import { responseKey } from '../operation/root-fields.js';

/** All selections of one response key. */
export interface CollectedField {
  readonly responseKey: string;
  /** The first of its selections; all name the same field with the same arguments. */
  readonly node: FieldNode;
  /** What is selected below it, from all its selections. */
  readonly selectionSets: SelectionSetNode[];
}

/** What a collection needs to know besides the selection. */
export interface CollectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly isIncluded: Inclusion;
}

/** The fields that the sets select on an object of this type, in the order of the response: "CollectFields" of the specification. */
export function collectFields(sets: readonly SelectionSetNode[], type: GraphQLCompositeType, scope: CollectionScope): CollectedField[] {
  return collectWhere(sets, scope, (condition) => applies(condition, type, scope.schema));
}

/** The same with the caller's say on which type conditions are met. */
export function collectWhere(
  sets: readonly SelectionSetNode[],
  { fragments, isIncluded }: Pick<CollectionScope, 'fragments' | 'isIncluded'>,
  isMet: (condition: string) => boolean,
): CollectedField[] {
  const fields = new Map<string, CollectedField>();
  const spread = new Set<string>();

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (!isIncluded(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection);
        let field = fields.get(key);
        if (field === undefined) fields.set(key, (field = { responseKey: key, node: selection, selectionSets: [] }));
        if (selection.selectionSet !== undefined) field.selectionSets.push(selection.selectionSet);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const condition = fragment.typeCondition?.name.value;
      if (condition === undefined || isMet(condition)) collect(fragment.selectionSet);
    }
  }

  sets.forEach(collect);
  return [...fields.values()];
}

function applies(condition: string, type: GraphQLCompositeType, schema: GraphQLSchema): boolean {
  if (condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && !isUnionType(type) && schema.isSubType(wanted, type);
}
