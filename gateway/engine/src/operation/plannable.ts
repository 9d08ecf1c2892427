import {
  doTypesOverlap,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  type InlineFragmentNode,
  type NameNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { possiblyIncluded } from './conditions.js';
import type { PlanKeys } from './plan-keys.js';
import type { SelectedOperation } from './select-operation.js';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: name('__typename') };

/**
 * The operation in the form in which planners and the executor do it right:
 * - fields lie under their plan keys (see `plan-keys.ts`);
 * - `__typename` stands plain and without conditions wherever it is asked for, and in every selection on a union, for
 *   without it the executor could not tell what an object is;
 * - what `@skip(if: true)` or `@include(if: false)` leaves out is gone;
 * - a fragment on a union stands once for each type it may be about there, since planner 0.0.38 finds no plan for a
 *   union that the subgraph does not have; what thereby cannot apply any more is gone.
 */
export function plannable(operation: SelectedOperation, schema: GraphQLSchema, planKeys: PlanKeys): SelectedOperation {
  const form = new PlannableForm(operation, schema, planKeys);
  const root = schema.getRootType(operation.definition.operation)!;
  const selectionSet = form.rewrite(operation.definition.selectionSet, root);
  return { definition: { ...operation.definition, selectionSet }, fragments: form.fragments };
}

class PlannableForm {
  readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** Names of the fragments made of a selection on a union, by the type they are about: no text is written twice. */
  private readonly narrowed = new Map<SelectionSetNode, Map<string, string>>();

  constructor(
    private readonly operation: SelectedOperation,
    private readonly schema: GraphQLSchema,
    private readonly planKeys: PlanKeys,
  ) {}

  rewrite(set: SelectionSetNode, parent: GraphQLCompositeType): SelectionSetNode {
    const others = set.selections.filter((selection) => !isTypename(selection) && possiblyIncluded(selection.directives));
    const selections = others.flatMap((selection) => this.rewriteSelection(selection, parent));
    const wantsTypename = set.selections.some(isTypename) || selections.length === 0 || isUnionType(parent);
    return { kind: Kind.SELECTION_SET, selections: wantsTypename ? [TYPENAME, ...selections] : selections };
  }

  private rewriteSelection(selection: SelectionNode, parent: GraphQLCompositeType): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) return [this.rewriteField(selection, parent)];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.operation.fragments.get(selection.name.value)!;
    const type = this.compositeType(fragment.typeCondition?.name.value) ?? parent;
    if (!doTypesOverlap(this.schema, type, parent)) return [];
    if (isUnionType(type)) return this.narrow(selection, fragment.selectionSet, type, parent);
    if (selection.kind === Kind.INLINE_FRAGMENT) return [{ ...selection, selectionSet: this.rewrite(selection.selectionSet, type) }];
    this.define(selection.name.value, type, fragment.selectionSet);
    return [selection];
  }

  private rewriteField(field: FieldNode, parent: GraphQLCompositeType): FieldNode {
    const key = this.planKeys.of(field);
    const alias = key === field.name.value ? undefined : name(key);
    const definition = isUnionType(parent) ? undefined : parent.getFields()[field.name.value];
    if (definition === undefined) throw new Error(`The operation was not validated: ${parent.name} has no field "${field.name.value}"`);
    const type = getNamedType(definition.type);
    if (field.selectionSet === undefined || !isCompositeType(type)) return { ...field, alias };
    return { ...field, alias, selectionSet: this.rewrite(field.selectionSet, type) };
  }

  private narrow(
    selection: InlineFragmentNode | FragmentSpreadNode,
    set: SelectionSetNode,
    union: GraphQLUnionType,
    parent: GraphQLCompositeType,
  ): SelectionNode[] {
    const possible: readonly GraphQLObjectType[] = isObjectType(parent) ? [parent] : this.schema.getPossibleTypes(parent);
    return possible
      .filter((type) => this.schema.isSubType(union, type))
      .map((type) => ({ kind: Kind.FRAGMENT_SPREAD, name: name(this.narrowedName(set, type)), directives: selection.directives }));
  }

  private narrowedName(set: SelectionSetNode, type: GraphQLObjectType): string {
    let names = this.narrowed.get(set);
    if (names === undefined) this.narrowed.set(set, (names = new Map<string, string>()));
    let found = names.get(type.name);
    if (found === undefined) {
      found = this.unusedName();
      names.set(type.name, found);
      this.define(found, type, set);
    }
    return found;
  }

  private define(fragmentName: string, type: GraphQLCompositeType, set: SelectionSetNode): void {
    if (this.fragments.has(fragmentName)) return;
    const head = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: name(fragmentName),
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(type.name) },
    } as const;
    // Its name is taken before those of the fragments within it.
    this.fragments.set(fragmentName, { ...head, selectionSet: set });
    this.fragments.set(fragmentName, { ...head, selectionSet: this.rewrite(set, type) });
  }

  private unusedName(): string {
    let number = this.fragments.size;
    while (this.operation.fragments.has(`_narrowed_${number}`) || this.fragments.has(`_narrowed_${number}`)) number++;
    return `_narrowed_${number}`;
  }

  private compositeType(typeName: string | undefined): GraphQLCompositeType | null {
    const type = typeName === undefined ? undefined : this.schema.getType(typeName);
    return isCompositeType(type) ? type : null;
  }
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename';
}

function name(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
