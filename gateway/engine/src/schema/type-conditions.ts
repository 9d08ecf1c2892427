import { isTypeDefinitionNode, Kind, type DocumentNode } from 'graphql';

/** What there is to know of a supergraph's types, as plain data. */
export interface TypeFacts {
  readonly names: readonly string[];
  /** By abstract type, the other names that satisfy it. */
  readonly satisfying: Readonly<Record<string, readonly string[]>>;
}

/** Read from the definitions: a schema of them all would take ten times as long. */
export function typeFactsOf(supergraph: DocumentNode): TypeFacts {
  const names: string[] = [];
  const satisfying = new Map<string, string[]>();
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    const { kind, name } = definition;
    names.push(name.value);
    if (kind === Kind.UNION_TYPE_DEFINITION) belowOf(satisfying, name.value).push(...(definition.types ?? []).map((member) => member.name.value));
    if (kind === Kind.INTERFACE_TYPE_DEFINITION) belowOf(satisfying, name.value);
    if (kind !== Kind.OBJECT_TYPE_DEFINITION && kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const implemented of definition.interfaces ?? []) belowOf(satisfying, implemented.name.value).push(name.value);
  }
  return { names, satisfying: Object.fromEntries(satisfying) };
}

function belowOf(satisfying: Map<string, string[]>, abstract: string): string[] {
  let below = satisfying.get(abstract);
  if (below === undefined) satisfying.set(abstract, (below = []));
  return below;
}

/** Which type names satisfy a type condition, `@inaccessible` types included: plans and subgraphs speak of those too. */
export class TypeConditions {
  private readonly names: ReadonlySet<string>;
  private readonly satisfying: Map<string, ReadonlySet<string>>;

  constructor({ names, satisfying }: TypeFacts) {
    this.names = new Set(names);
    this.satisfying = new Map(Object.entries(satisfying).map(([condition, below]) => [condition, new Set([condition, ...below])]));
  }

  static of(supergraph: DocumentNode): TypeConditions {
    return new TypeConditions(typeFactsOf(supergraph));
  }

  isKnown(typeName: string): boolean {
    return this.names.has(typeName);
  }

  satisfies(typeName: string, condition: string): boolean {
    return this.namesSatisfying(condition).has(typeName);
  }

  /**
   * The condition itself, its object types, and the interfaces that implement it.
   * An interface's own name can be a runtime type where a subgraph has it as `@interfaceObject`.
   */
  namesSatisfying(condition: string): ReadonlySet<string> {
    let names = this.satisfying.get(condition);
    if (names === undefined) {
      names = new Set([condition]);
      this.satisfying.set(condition, names);
    }
    return names;
  }

  /** Union of what satisfies each of the conditions. */
  namesSatisfyingAny(conditions: readonly string[]): ReadonlySet<string> {
    return new Set(conditions.flatMap((condition) => [...this.namesSatisfying(condition)]));
  }
}
