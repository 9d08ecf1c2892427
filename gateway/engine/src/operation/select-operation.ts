import {
  GraphQLError,
  Kind,
  getOperationAST,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** One operation of a document, with the fragments it reaches. */
export interface SelectedOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * @param operationName may be missing when the document has one operation
 * @throws GraphQLError when no operation is meant, or fragments are missing or run in circles. Validation finds
 *   those too; they are looked at again because a circle overflows the stack of the planner and ends the process.
 */
export function selectOperation(document: DocumentNode, operationName: string | null): SelectedOperation {
  const definition = getOperationAST(document, operationName);
  if (!definition) {
    const message =
      operationName === null
        ? 'The document has several operations or none: name one.'
        : `The document has no operation named "${operationName}".`;
    throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  }
  return { definition, fragments: reachableFragments(document, definition.selectionSet) };
}

/** The same operation text in one document: what a planner gets and what a plan is cached by. */
export function asDocument({ definition, fragments }: SelectedOperation): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] };
}

/** With other root selections, and only the fragments these reach. */
export function withSelections(operation: SelectedOperation, selectionSet: SelectionSetNode): SelectedOperation {
  const document = asDocument(operation);
  return { definition: { ...operation.definition, selectionSet }, fragments: reachableFragments(document, selectionSet) };
}

function reachableFragments(document: DocumentNode, root: SelectionSetNode): Map<string, FragmentDefinitionNode> {
  const defined = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const reached = new Map<string, FragmentDefinitionNode>();
  const open = new Set<string>();

  function visit(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) spread(selection.name.value);
      else if (selection.selectionSet !== undefined) visit(selection.selectionSet);
    }
  }

  function spread(name: string): void {
    if (open.has(name)) throw invalid(`The fragment "${name}" spreads itself.`);
    if (reached.has(name)) return;
    const fragment = defined.get(name);
    if (fragment === undefined) throw invalid(`There is no fragment "${name}".`);
    reached.set(name, fragment);
    open.add(name);
    visit(fragment.selectionSet);
    open.delete(name);
  }

  visit(root);
  return reached;
}

function invalid(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}
