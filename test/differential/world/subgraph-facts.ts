import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field as one subgraph declares it. */
export interface FieldFacts {
  readonly subgraph: string;
  readonly node: FieldDefinitionNode;
  /** Declared there, but somebody else's: `@external`. */
  readonly isExternal: boolean;
  readonly overrides: string | null;
  readonly requires: SelectionSetNode | null;
  readonly provides: SelectionSetNode | null;
}

/** A key of an entity; `isResolvable` is false where the subgraph only names the entity. */
export interface KeyFacts {
  readonly fields: SelectionSetNode;
  readonly isResolvable: boolean;
}

interface ObjectFacts {
  readonly fields: ReadonlyMap<string, FieldFacts>;
  readonly keys: readonly KeyFacts[];
  readonly interfaces: readonly string[];
  readonly isInterfaceObject: boolean;
}

/** What the SDL of one subgraph says, read from its text alone. */
export class SubgraphFacts {
  private readonly objects = new Map<string, ObjectFacts>();
  private readonly interfaceKeys = new Map<string, readonly KeyFacts[]>();
  private readonly unions = new Map<string, readonly string[]>();
  private readonly enums = new Map<string, readonly string[]>();
  /** Object types that clients must not see, and enums with values of that kind. */
  private readonly hidden = new Set<string>();
  private readonly inputs = new Map<string, ReadonlyMap<string, FieldDefinitionNode['type']>>();

  constructor(
    readonly name: string,
    document: DocumentNode,
  ) {
    for (const node of document.definitions) {
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION) {
        this.objects.set(node.name.value, {
          fields: new Map((node.fields ?? []).map((field) => [field.name.value, factsOf(name, field)])),
          keys: keysIn(node.directives ?? []),
          interfaces: (node.interfaces ?? []).map((type) => type.name.value),
          isInterfaceObject: (node.directives ?? []).some((directive) => directive.name.value === 'interfaceObject'),
        });
      }
      if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) this.interfaceKeys.set(node.name.value, keysIn(node.directives ?? []));
      if (node.kind === Kind.UNION_TYPE_DEFINITION) this.unions.set(node.name.value, (node.types ?? []).map((type) => type.name.value));
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION && isInaccessible(node)) this.hidden.add(node.name.value);
      if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.values?.some(isInaccessible)) this.hidden.add(node.name.value);
      if (node.kind === Kind.ENUM_TYPE_DEFINITION) this.enums.set(node.name.value, (node.values ?? []).map((value) => value.name.value));
      if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
        this.inputs.set(node.name.value, new Map((node.fields ?? []).map((field) => [field.name.value, field.type])));
    }
  }

  objectNames(): string[] {
    return [...this.objects.keys()];
  }

  interfaceNames(): string[] {
    return [...this.interfaceKeys.keys()];
  }

  isInterfaceObject(type: string): boolean {
    return this.objects.get(type)?.isInterfaceObject === true;
  }

  field(type: string, field: string): FieldFacts | undefined {
    return this.objects.get(type)?.fields.get(field);
  }

  fieldsOf(type: string): FieldFacts[] {
    return [...(this.objects.get(type)?.fields.values() ?? [])];
  }

  interfacesOf(type: string): readonly string[] {
    return this.objects.get(type)?.interfaces ?? [];
  }

  /** Keys of an object type or of an interface. */
  keysOf(type: string): readonly KeyFacts[] {
    return this.objects.get(type)?.keys ?? this.interfaceKeys.get(type) ?? [];
  }

  /** Object types that a value of the type may have here; undefined when the subgraph does not know the type, or knows it as an object. */
  possibleTypes(type: string): readonly string[] | undefined {
    if (this.interfaceKeys.has(type)) return this.objectNames().filter((name) => this.interfacesOf(name).includes(type));
    return this.unions.get(type);
  }

  /** Whether an enum has values, or a union or an interface has types, that are `@inaccessible`. */
  hidesValues(type: string): boolean {
    return this.hidden.has(type) || (this.possibleTypes(type) ?? []).some((name) => this.hidden.has(name));
  }

  enumValues(type: string): readonly string[] | undefined {
    return this.enums.get(type);
  }

  inputFields(type: string): ReadonlyMap<string, FieldDefinitionNode['type']> | undefined {
    return this.inputs.get(type);
  }
}

function factsOf(subgraph: string, node: FieldDefinitionNode): FieldFacts {
  const directives = node.directives ?? [];
  return {
    subgraph,
    node,
    isExternal: directives.some((directive) => directive.name.value === 'external'),
    overrides: argumentOf(directives, 'override', 'from'),
    requires: selectionOf(argumentOf(directives, 'requires', 'fields')),
    provides: selectionOf(argumentOf(directives, 'provides', 'fields')),
  };
}

function keysIn(directives: readonly ConstDirectiveNode[]): KeyFacts[] {
  return directives
    .filter((directive) => directive.name.value === 'key')
    .map((key) => ({
      fields: selectionOf(argumentOf([key], 'key', 'fields'))!,
      isResolvable: key.arguments?.some(({ name, value }) => name.value === 'resolvable' && valueFromASTUntyped(value) === false) !== true,
    }));
}

function isInaccessible({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }): boolean {
  return directives.some((directive) => directive.name.value === 'inaccessible');
}

function argumentOf(directives: readonly ConstDirectiveNode[], directive: string, argument: string): string | null {
  const node = directives.find((candidate) => candidate.name.value === directive)?.arguments?.find(({ name }) => name.value === argument);
  return node === undefined ? null : String(valueFromASTUntyped(node.value));
}

function selectionOf(fields: string | null): SelectionSetNode | null {
  return fields === null ? null : (parse(`{ ${fields} }`).definitions[0] as OperationDefinitionNode).selectionSet;
}
