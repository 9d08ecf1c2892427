import { Kind, print, visit, type DocumentNode, type FieldNode, type FragmentSpreadNode, type InlineFragmentNode, type SelectionNode } from 'graphql';
import type { Operation } from '../operations/print-operation.js';

/** Takes out of an operation what an engine stumbles over. When it then answers rightly, that is what it stumbled over. */
export type Cure = (document: DocumentNode, operation: Operation) => Operation;

/** Gives every alias a name that nothing else has. */
export const withFreshAliases: Cure = (document, operation) => renamed(document, operation, ({ alias }) => alias !== undefined);

/** Gives every field a name that nothing else has. */
export const withFreshNames: Cure = (document, operation) => renamed(document, operation, ({ name }) => name.value !== '__typename');

/** Decides `@skip` and `@include` by the variables. */
export const withoutConditions: Cure = (document, operation) => {
  const decide = (node: FieldNode | InlineFragmentNode | FragmentSpreadNode): unknown => {
    const stays = (node.directives ?? []).every(({ name, arguments: args = [] }) => {
      const condition = args[0]!.value;
      const value = condition.kind === Kind.VARIABLE ? flagOf(condition.name.value, document, operation) : condition.kind === Kind.BOOLEAN && condition.value;
      return value === (name.value === 'include');
    });
    return stays ? { ...node, directives: [] } : null;
  };
  return changed(visit(document, { Field: decide, InlineFragment: decide, FragmentSpread: decide }), operation);
};

/** Leaves out a field wherever it is asked for. */
export const without =
  (field: string): Cure =>
  (document, operation) =>
    changed(visit(document, { Field: (node) => (node.name.value === field ? null : undefined) }), operation);

function renamed(document: DocumentNode, operation: Operation, applies: (field: FieldNode) => boolean): Operation {
  const names = new Map<string, string>();
  return changed(
    visit(document, {
      Field(node) {
        if (!applies(node)) return undefined;
        const key = `${node.alias?.value ?? node.name.value} ${print({ ...node, alias: undefined, directives: [], selectionSet: undefined })}`;
        if (!names.has(key)) names.set(key, `fresh${names.size}`);
        return { ...node, alias: { kind: Kind.NAME, value: names.get(key)! } };
      },
    }),
    operation,
  );
}

function flagOf(name: string, document: DocumentNode, { variables }: Operation): boolean {
  if (name in variables) return variables[name] === true;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = definition.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue;
    if (found?.kind === Kind.BOOLEAN) return found.value;
  }
  return false;
}

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The changed document as a valid operation: no empty selections, no fragments or variables that nothing uses. */
function changed(document: DocumentNode, { variables }: Operation): Operation {
  const filled = visit(document, {
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined) },
  });
  const reached = reachable(filled);
  const kept: DocumentNode = {
    ...filled,
    definitions: filled.definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || reached.has(definition.name.value)),
  };
  const used = new Set<string>();
  visit(kept, {
    VariableDefinition: () => false,
    Variable: (node) => {
      used.add(node.name.value);
    },
  });
  const trimmed = visit(kept, { VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null) });
  return { text: print(trimmed), variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))) };
}

/** Names of the fragments that the operation reaches. */
function reachable(document: DocumentNode): Set<string> {
  const reached = new Set<string>();
  const follow = (name: string | null): void => {
    for (const definition of document.definitions) {
      const isMeant = name === null ? definition.kind === Kind.OPERATION_DEFINITION : definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name;
      if (!isMeant) continue;
      visit(definition, {
        FragmentSpread: ({ name: { value } }) => {
          if (reached.has(value)) return;
          reached.add(value);
          follow(value);
        },
      });
    }
  };
  follow(null);
  return reached;
}
