import {
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { CURSOR_ARGUMENT } from './live-field.js';

/** A query that gives, for the event of one cursor, what the subscription asks for, under the same response key. */
export interface TwinOperation {
  readonly document: DocumentNode;
  /** The document as text, in one normal form: equal twins are equal texts. */
  readonly source: string;
  /** Variables of the subscription that the twin uses too; those of the live field's own arguments are gone. */
  readonly variables: readonly string[];
  /** The variable that takes the cursor. */
  readonly cursorVariable: string;
}

/** Fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments that a document defines. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The key under which a field's value stands in the response. */
export function responseKeyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

/**
 * Makes the twin of a valid subscription: its root fields become the twin's, with `cursor` in place of their arguments.
 * Fragments at the root are put in place, for they are on `Subscription`; those below stay. There are no conditions at the root.
 */
export function twinOperation(subscription: OperationDefinitionNode, fragments: Fragments, query: string): TwinOperation {
  // Any variable of the subscription that is called "cursor" keeps its name.
  const taken = new Set(subscription.variableDefinitions?.map(({ variable }) => variable.name.value));
  let cursorVariable = CURSOR_ARGUMENT;
  while (taken.has(cursorVariable)) cursorVariable += '_';

  const selectionSet: SelectionSetNode = {
    kind: Kind.SELECTION_SET,
    selections: rootSelections(subscription.selectionSet, fragments, (field) => twinField(field, query, cursorVariable)),
  };
  const used = usedBelow(selectionSet, fragments);
  const variableDefinitions = (subscription.variableDefinitions ?? []).filter(({ variable }) => used.variables.has(variable.name.value));
  return {
    ...queryDocument({ selectionSet, variableDefinitions, cursorVariable, fragments: [...used.fragments] }),
    variables: variableDefinitions.map(({ variable }) => variable.name.value),
    cursorVariable,
  };
}

/** The smallest query of the same twin, under the same response key: it shows whether the viewer may see the topic at all. */
export function permissionOperation(query: string, responseKey: string, hasSelection: boolean): TwinOperation {
  const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
  const field: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: responseKey } };
  const inner: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [typename] };
  const selection = twinField({ ...field, selectionSet: hasSelection ? inner : undefined }, query, CURSOR_ARGUMENT);
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [selection] };
  const text = queryDocument({ selectionSet, variableDefinitions: [], cursorVariable: CURSOR_ARGUMENT, fragments: [] });
  return { ...text, variables: [], cursorVariable: CURSOR_ARGUMENT };
}

function twinField(field: FieldNode, query: string, cursorVariable: string): FieldNode {
  const { alias: _alias, ...rest } = field;
  const key = responseKeyOf(field);
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: cursorVariable } } as const;
  return {
    ...rest,
    ...(key === query ? {} : { alias: { kind: Kind.NAME, value: key } }),
    name: { kind: Kind.NAME, value: query },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: CURSOR_ARGUMENT }, value: variable }],
  };
}

function rootSelections(set: SelectionSetNode, fragments: Fragments, convert: (field: FieldNode) => FieldNode): SelectionNode[] {
  return set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [convert(selection)];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)!.selectionSet;
    return rootSelections(inner, fragments, convert);
  });
}

/** The variables and fragments that a selection uses, also by way of other fragments. */
function usedBelow(selectionSet: SelectionSetNode, fragments: Fragments): { variables: Set<string>; fragments: Set<FragmentDefinitionNode> } {
  const used = { variables: new Set<string>(), fragments: new Set<FragmentDefinitionNode>() };
  const look = (node: SelectionSetNode | FragmentDefinitionNode) =>
    visit(node, {
      Variable: ({ name }) => void used.variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)!;
        if (used.fragments.has(fragment)) return;
        used.fragments.add(fragment);
        look(fragment);
      },
    });
  look(selectionSet);
  return used;
}

interface QueryParts {
  readonly selectionSet: SelectionSetNode;
  readonly variableDefinitions: OperationDefinitionNode['variableDefinitions'];
  readonly cursorVariable: string;
  readonly fragments: readonly DefinitionNode[];
}

function queryDocument({ selectionSet, variableDefinitions, cursorVariable, fragments }: QueryParts): { document: DocumentNode; source: string } {
  const stringType = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'String' } } as const;
  const cursor = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: cursorVariable } },
    type: { kind: Kind.NON_NULL_TYPE, type: stringType },
  } as const;
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [cursor, ...(variableDefinitions ?? [])],
    selectionSet,
  };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  return { document, source: print(document) };
}
