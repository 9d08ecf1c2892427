import { buildASTSchema, isAbstractType, isInterfaceType, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Which type names satisfy a type condition, `@inaccessible` types included: plans and subgraphs speak of those too. */
export class TypeConditions {
  private readonly satisfying = new Map<string, ReadonlySet<string>>();

  private constructor(private readonly schema: GraphQLSchema) {}

  static of(supergraph: DocumentNode): TypeConditions {
    return new TypeConditions(buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true }));
  }

  isKnown(typeName: string): boolean {
    return this.schema.getType(typeName) !== undefined;
  }

  satisfies(typeName: string, condition: string): boolean {
    return this.namesSatisfying(condition).has(typeName);
  }

  /**
   * The condition itself, its object types, and the interfaces that implement it.
   * An interface's own name can be a runtime type where a subgraph has it as `@interfaceObject`.
   */
  namesSatisfying(condition: string): ReadonlySet<string> {
    const known = this.satisfying.get(condition);
    if (known !== undefined) return known;
    const names = new Set([condition]);
    const type = this.schema.getType(condition);
    if (isAbstractType(type)) for (const possible of this.schema.getPossibleTypes(type)) names.add(possible.name);
    if (isInterfaceType(type)) for (const implementation of this.schema.getImplementations(type).interfaces) names.add(implementation.name);
    this.satisfying.set(condition, names);
    return names;
  }

  /** Union of what satisfies each of the conditions. */
  namesSatisfyingAny(conditions: readonly string[]): ReadonlySet<string> {
    return new Set(conditions.flatMap((condition) => [...this.namesSatisfying(condition)]));
  }
}
