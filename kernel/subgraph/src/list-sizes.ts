import {
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';

/** How long a list of objects without pages is thought to be: categories, clauses, steps of a history. */
const ASSUMED_SIZE = 10;
const PAGE_ARGUMENT = 'first';
const LIST_SIZE = 'listSize';

type WithFields = ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode;

/**
 * Says of every list of objects by `@listSize` how long it can get, so that a gateway knows what an operation costs before it
 * runs: a connection is as long as its `first`, a list without pages as long as is assumed. A field with a `@listSize` of its
 * own keeps it. The documents are those of one subgraph and know each other's types.
 */
export function declareListSizes(documents: readonly DocumentNode[]): DocumentNode[] {
  const lists = new ListFields(documents);
  const declare = (definition: DefinitionNode): DefinitionNode => {
    if (!hasFields(definition)) return definition;
    const fields = definition.fields?.map((field): FieldDefinitionNode => {
      const listSize = field.directives?.some(({ name }) => name.value === LIST_SIZE) === true ? null : lists.sizeOf(definition.name.value, field);
      return listSize === null ? field : { ...field, directives: [...(field.directives ?? []), listSize] };
    });
    return { ...definition, fields };
  };
  return documents.map((document) => ({ ...document, definitions: document.definitions.map(declare) }));
}

/** What the types of a subgraph say about its lists. */
class ListFields {
  readonly #composites = new Set<string>();
  /** Names of the fields of a type that are lists of objects. */
  readonly #lists = new Map<string, string[]>();
  /** Types of which a field with `first` returns one: their lists are the page. */
  readonly #pages = new Set<string>();

  constructor(documents: readonly DocumentNode[]) {
    const definitions = documents.flatMap((document) => document.definitions);
    for (const definition of definitions) {
      if (hasFields(definition) || definition.kind === Kind.UNION_TYPE_DEFINITION) this.#composites.add(definition.name.value);
    }
    for (const definition of definitions.filter(hasFields)) {
      for (const field of definition.fields ?? []) {
        if (!this.#composites.has(nameOf(field.type))) continue;
        if (isList(field.type)) this.#lists.set(definition.name.value, [...(this.#lists.get(definition.name.value) ?? []), field.name.value]);
        else if (pageArgument(field) !== undefined) this.#pages.add(nameOf(field.type));
      }
    }
  }

  /** The `@listSize` of a field, or null when it is no list of objects or its parent says how long it is. */
  sizeOf(parent: string, field: FieldDefinitionNode): ConstDirectiveNode | null {
    const type = nameOf(field.type);
    if (!this.#composites.has(type)) return null;
    const first = pageArgument(field);
    if (first === undefined) return isList(field.type) && !this.#pages.has(parent) ? listSize({ assumedSize: int(ASSUMED_SIZE) }) : null;
    const sizedFields = isList(field.type) ? [] : (this.#lists.get(type) ?? []);
    const hasDefault = first.defaultValue?.kind === Kind.INT;
    return listSize({
      ...(hasDefault ? { assumedSize: first.defaultValue } : {}),
      slicingArguments: texts([PAGE_ARGUMENT]),
      ...(sizedFields.length === 0 ? {} : { sizedFields: texts(sizedFields) }),
      // What has a default may be left out, for ever; without one, a client must say how much it wants.
      requireOneSlicingArgument: { kind: Kind.BOOLEAN, value: !hasDefault },
    });
  }
}

function hasFields(definition: DefinitionNode): definition is WithFields {
  const { kind } = definition;
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION || kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function pageArgument(field: FieldDefinitionNode) {
  return field.arguments?.find(({ name }) => name.value === PAGE_ARGUMENT);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function listSize(values: Readonly<Record<string, ConstValueNode>>): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: LIST_SIZE },
    arguments: Object.entries(values).map(([name, value]) => ({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value })),
  };
}

function int(value: number): ConstValueNode {
  return { kind: Kind.INT, value: String(value) };
}

function texts(values: readonly string[]): ConstValueNode {
  return { kind: Kind.LIST, values: values.map((value) => ({ kind: Kind.STRING, value })) };
}
