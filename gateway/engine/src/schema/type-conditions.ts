import { buildASTSchema, isAbstractType, isInterfaceType, type DocumentNode, type GraphQLSchema } from 'graphql';

/** What there is to know of a supergraph's types, as plain data. */
export interface TypeFacts {
  readonly names: readonly string[];
  /** By abstract type, the other names that satisfy it. */
  readonly satisfying: Readonly<Record<string, readonly string[]>>;
}

export function typeFactsOf(supergraph: DocumentNode): TypeFacts {
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const types = Object.values(schema.getTypeMap());
  const satisfying = types.filter(isAbstractType).map((type) => [type.name, namesBelow(schema, type)] as const);
  return { names: types.map(({ name }) => name), satisfying: Object.fromEntries(satisfying) };
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

function namesBelow(schema: GraphQLSchema, type: Parameters<GraphQLSchema['getPossibleTypes']>[0]): string[] {
  const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
  return [...schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name);
}
