import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What the limits look at, of a selection set with its fragments spread out. */
export interface OperationSize {
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  /** The most in one place. */
  readonly placeDirectives: number;
  /** Fields of the outermost level. */
  readonly rootFields: number;
}

/** Selection sets inside selection sets, by way of fragments too, that are followed: it keeps recursive code off the stack's end. */
const DEEPEST = 2_000;

const EMPTY: OperationSize = { depth: 0, selections: 0, aliases: 0, directives: 0, placeDirectives: 0, rootFields: 0 };

/** Why a document cannot be measured. */
export type Immeasurable =
  /** The name of a fragment that spreads itself, directly or by way of others. */
  | { readonly circle: string }
  /** The name of a fragment that no operation spreads. */
  | { readonly unused: string };

/**
 * Measures every operation of a document: selections of all together, of each other figure the largest. Each selection of the
 * document is looked at once, however often its fragment is spread, so that the work is that of reading the text.
 * @param looked told of each selection that is looked at
 */
export function measureOperations(document: DocumentNode, looked?: () => void): OperationSize | Immeasurable {
  const measure = new Measure(document, looked);
  let size = EMPTY;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const own = measure.selectionSet(definition.selectionSet);
    size = together(size, withDirectives(own, [definition, ...(definition.variableDefinitions ?? [])]));
  }
  if (measure.circle !== null) return { circle: measure.circle };
  // Below the deepest level nothing was followed.
  const unused = size.selections === Infinity ? undefined : measure.unused();
  return unused === undefined ? size : { unused };
}

class Measure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #sizes = new Map<string, OperationSize>();
  readonly #open = new Set<string>();
  #level = 0;
  circle: string | null = null;

  constructor(
    document: DocumentNode,
    readonly looked: () => void = () => undefined,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  selectionSet(set: SelectionSetNode): OperationSize {
    if (this.#level >= DEEPEST) return { ...EMPTY, depth: DEEPEST, selections: Infinity };
    this.#level++;
    let { depth, selections, aliases, directives, placeDirectives, rootFields } = EMPTY;
    for (const selection of set.selections) {
      this.looked();
      selections++;
      const here = selection.directives?.length ?? 0;
      directives += here;
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
      placeDirectives = Math.max(placeDirectives, here, inner.placeDirectives);
    }
    this.#level--;
    return { depth, selections, aliases, directives, placeDirectives, rootFields };
  }

  /** After all operations: a fragment that none of them has reached. */
  unused(): string | undefined {
    return [...this.#fragments.keys()].find((name) => !this.#sizes.has(name));
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
    const size = definition === undefined ? EMPTY : withDirectives(this.selectionSet(definition.selectionSet), [definition]);
    this.#open.delete(name);
    this.#sizes.set(name, size);
    return size;
  }
}

/** With the directives that stand on what is no selection. */
function withDirectives(size: OperationSize, places: readonly { readonly directives?: readonly unknown[] | undefined }[]): OperationSize {
  const counts = places.map(({ directives }) => directives?.length ?? 0);
  return {
    ...size,
    directives: counts.reduce((sum, count) => sum + count, size.directives),
    placeDirectives: Math.max(size.placeDirectives, ...counts),
  };
}

function together(a: OperationSize, b: OperationSize): OperationSize {
  return {
    depth: Math.max(a.depth, b.depth),
    selections: a.selections + b.selections,
    aliases: Math.max(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
    placeDirectives: Math.max(a.placeDirectives, b.placeDirectives),
    rootFields: Math.max(a.rootFields, b.rootFields),
  };
}
