import { Kind, parse, type SelectionSetNode, type TypeNode } from 'graphql';
import { SubgraphFacts, type FieldFacts, type KeyFacts } from './subgraph-facts.js';

/** What the SDL of all subgraphs says together. Types are object types unless said otherwise. */
export class GraphFacts {
  readonly subgraphs: readonly SubgraphFacts[];
  private readonly keyFields = new Set<string>();
  private readonly requiredFields = new Set<string>();

  constructor(sdlOf: Readonly<Record<string, string>>) {
    this.subgraphs = Object.entries(sdlOf).map(([name, sdl]) => new SubgraphFacts(name, parse(sdl)));
    for (const subgraph of this.subgraphs) {
      for (const type of [...subgraph.objectNames(), ...subgraph.interfaceNames()]) {
        for (const key of subgraph.keysOf(type)) this.note(type, key.fields, this.keyFields);
        for (const { requires } of subgraph.fieldsOf(type)) if (requires !== null) this.note(type, requires, this.requiredFields);
      }
    }
  }

  /** Those that answer the field for objects of the type, also by an `@interfaceObject`. */
  answering(type: string, field: string): FieldFacts[] {
    const all = this.subgraphs.flatMap((subgraph) =>
      [type, ...this.interfacesOf(type).filter((name) => subgraph.isInterfaceObject(name))]
        .map((name) => subgraph.field(name, field))
        .filter((facts) => facts !== undefined && !facts.isExternal),
    ) as FieldFacts[];
    const overridden = new Set(all.map(({ overrides }) => overrides));
    return all.filter(({ subgraph }) => !overridden.has(subgraph));
  }

  interfacesOf(type: string): string[] {
    return [...new Set(this.subgraphs.flatMap((subgraph) => subgraph.interfacesOf(type)))];
  }

  /** Object types of an object, interface or union type, in a lasting order. */
  possibleTypes(type: string): string[] {
    const known = this.subgraphs.flatMap((subgraph) => subgraph.possibleTypes(type) ?? []);
    return known.length === 0 ? [type] : [...new Set(known)].sort();
  }

  isA(type: string, condition: string): boolean {
    return this.possibleTypes(condition).includes(type);
  }

  keysOf(type: string): KeyFacts[] {
    return this.subgraphs.flatMap((subgraph) => [type, ...this.interfacesOf(type)].flatMap((name) => subgraph.keysOf(name)));
  }

  /** Whether the type, without lists and exclamation marks, is an interface or a union. */
  isAbstract(type: TypeNode): boolean {
    return this.subgraphs.some((subgraph) => subgraph.possibleTypes(nameOf(type)) !== undefined);
  }

  /** Whether values of the type may be such as clients must not see. */
  hidesValues(type: TypeNode): boolean {
    return this.subgraphs.some((subgraph) => subgraph.hidesValues(nameOf(type)));
  }

  isKeyField(type: string, field: string): boolean {
    return this.keyFields.has(`${type}.${field}`);
  }

  isRequiredField(type: string, field: string): boolean {
    return this.requiredFields.has(`${type}.${field}`);
  }

  /** Object types that all of the answering subgraphs can give where they declare the named type. */
  commonTypes(type: string, answering: readonly FieldFacts[]): string[] {
    const known = answering.map(({ subgraph }) => this.named(subgraph).possibleTypes(type) ?? this.possibleTypes(type));
    return this.possibleTypes(type).filter((name) => known.every((names) => names.includes(name)));
  }

  /** Undefined for a type that is no enum. */
  commonEnumValues(type: string, answering: readonly FieldFacts[]): string[] | undefined {
    const known = answering.map(({ subgraph }) => this.named(subgraph).enumValues(type)).filter((values) => values !== undefined);
    return known.length === 0 ? undefined : known[0]!.filter((value) => known.every((values) => values.includes(value)));
  }

  /** Arguments without what only some subgraphs know, which is no part of the graph. */
  commonArguments(args: Readonly<Record<string, unknown>>, answering: readonly FieldFacts[]): Record<string, unknown> {
    const declared = answering.map(({ node }) => new Map((node.arguments ?? []).map((arg) => [arg.name.value, arg.type])));
    return this.common(args, declared);
  }

  named(subgraph: string): SubgraphFacts {
    return this.subgraphs.find(({ name }) => name === subgraph)!;
  }

  private common(given: Readonly<Record<string, unknown>>, declared: readonly ReadonlyMap<string, TypeNode>[]): Record<string, unknown> {
    const names = Object.keys(given).filter((name) => declared.every((types) => types.has(name)));
    return Object.fromEntries(names.map((name) => [name, this.commonInput(given[name], declared[0]!.get(name)!)]));
  }

  private commonInput(value: unknown, type: TypeNode): unknown {
    if (Array.isArray(value)) return value.map((item) => this.commonInput(item, type));
    const declared = this.subgraphs.map((subgraph) => subgraph.inputFields(nameOf(type))).filter((fields) => fields !== undefined);
    if (declared.length === 0 || typeof value !== 'object' || value === null) return value;
    return this.common(value as Record<string, unknown>, declared);
  }

  private note(type: string, selection: SelectionSetNode, into: Set<string>): void {
    for (const node of selection.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) this.note(node.typeCondition?.name.value ?? type, node.selectionSet, into);
      if (node.kind !== Kind.FIELD) continue;
      for (const concrete of new Set([type, ...this.possibleTypes(type)])) {
        into.add(`${concrete}.${node.name.value}`);
        const below = this.declaredType(concrete, node.name.value);
        if (node.selectionSet !== undefined && below !== null) this.note(below, node.selectionSet, into);
      }
    }
  }

  private declaredType(type: string, field: string): string | null {
    const facts = this.subgraphs.map((subgraph) => subgraph.field(type, field)).find((found) => found !== undefined);
    return facts === undefined ? null : nameOf(facts.node.type);
  }
}

/** The name of a type without lists and exclamation marks. */
export function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
