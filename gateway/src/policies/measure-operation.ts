import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What the limits look at, of a selection set with its fragments spread out. */
export interface OperationSize {
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields of the outermost level. */
  readonly rootFields: number;
}

const EMPTY: OperationSize = { depth: 0, selections: 0, aliases: 0, directives: 0, rootFields: 0 };

/** The name of a fragment that spreads itself, directly or by way of others. */
export interface Circle {
  readonly circle: string;
}

/** Measures every operation of a document and gives the largest of each figure. Each fragment is looked at once. */
export function measureOperations(document: DocumentNode): OperationSize | Circle {
  const measure = new Measure(document);
  let size = EMPTY;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const own = measure.selectionSet(definition.selectionSet);
    size = largest(size, { ...own, directives: own.directives + (definition.directives?.length ?? 0) });
  }
  return measure.circle === null ? size : { circle: measure.circle };
}

class Measure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #sizes = new Map<string, OperationSize>();
  readonly #open = new Set<string>();
  circle: string | null = null;

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  selectionSet(set: SelectionSetNode): OperationSize {
    let { depth, selections, aliases, directives, rootFields } = EMPTY;
    for (const selection of set.selections) {
      selections++;
      directives += selection.directives?.length ?? 0;
      let inner = EMPTY;
      if (selection.kind === Kind.FIELD) {
        rootFields++;
        if (selection.alias !== undefined) aliases++;
        if (selection.selectionSet !== undefined) inner = this.selectionSet(selection.selectionSet);
        depth = Math.max(depth, inner.depth + 1);
      } else {
        inner = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragment(selection.name.value) : this.selectionSet(selection.selectionSet);
        depth = Math.max(depth, inner.depth);
        rootFields += inner.rootFields;
      }
      selections += inner.selections;
      aliases += inner.aliases;
      directives += inner.directives;
    }
    return { depth, selections, aliases, directives, rootFields };
  }

  #fragment(name: string): OperationSize {
    const known = this.#sizes.get(name);
    if (known !== undefined) return known;
    if (this.#open.has(name)) {
      this.circle = name;
      return EMPTY;
    }
    this.#open.add(name);
    const definition = this.#fragments.get(name);
    const size = definition === undefined ? EMPTY : this.selectionSet(definition.selectionSet);
    this.#open.delete(name);
    this.#sizes.set(name, size);
    return size;
  }
}

function largest(a: OperationSize, b: OperationSize): OperationSize {
  return {
    depth: Math.max(a.depth, b.depth),
    selections: Math.max(a.selections, b.selections),
    aliases: Math.max(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
    rootFields: Math.max(a.rootFields, b.rootFields),
  };
}
