import {
  Kind,
  parse,
  valueFromASTUntyped,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ScalarTypeDefinitionNode,
} from 'graphql';

/** `@listSize` of one field. */
export interface ListSize {
  /** How many there are when no argument says it; null when nothing was said. */
  readonly assumedSize: number | null;
  /** Arguments that say how many there are at most; a dot leads into an input object. */
  readonly slicingArguments: readonly string[];
  /** Fields of the returned object that are lists of this size; none when the field is the list itself. */
  readonly sizedFields: ReadonlySet<string>;
  /** Exactly one of the slicing arguments must be there. */
  readonly requireOneSlicingArgument: boolean;
}

/** What a supergraph says by `@cost` and `@listSize`. Keys are coordinates: `Type`, `Type.field`, `Type.field(argument:)`, `Input.field`. */
export interface CostDirectives {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

const COST_SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/cost(\/|$)/;
const MENTIONED = /@\w*(?:cost|listSize)\b/;

/**
 * Reads the directives of a supergraph; null when it uses none of them, so that there is nothing to count by.
 * What makes no sense there (a weight that is no number) counts as not said.
 */
export function readCostDirectives(supergraphSdl: string): CostDirectives | null {
  const supergraph = MENTIONED.test(supergraphSdl) ? parse(supergraphSdl, { noLocation: true }) : null;
  if (supergraph === null) return null;
  const names = directiveNames(supergraph);
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const note = (coordinate: string, directives: readonly DirectiveNode[] = []): void => {
    for (const directive of directives) {
      const args = argumentsOf(directive);
      if (names.cost.has(directive.name.value)) {
        // An Int in Federation, a String in the specification of IBM.
        const weight = Number(args['weight']);
        if (Number.isFinite(weight)) weights.set(coordinate, weight);
      } else if (names.listSize.has(directive.name.value)) listSizes.set(coordinate, listSizeOf(args));
    }
  };
  for (const definition of supergraph.definitions) {
    if (!isCounted(definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives);
    for (const field of ('fields' in definition ? definition.fields : undefined) ?? []) {
      note(`${type}.${field.name.value}`, field.directives);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? []) note(`${type}.${field.name.value}(${argument.name.value}:)`, argument.directives);
    }
  }
  return weights.size === 0 && listSizes.size === 0 ? null : { weights, listSizes };
}

type CountedType =
  | ObjectTypeDefinitionNode
  | InterfaceTypeDefinitionNode
  | InputObjectTypeDefinitionNode
  | ScalarTypeDefinitionNode
  | EnumTypeDefinitionNode;

const COUNTED: ReadonlySet<Kind> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
]);

function isCounted(definition: DefinitionNode): definition is CountedType {
  return COUNTED.has(definition.kind);
}

/** What the two directives are called here: `@link` may rename them. */
function directiveNames(supergraph: DocumentNode): Record<'cost' | 'listSize', ReadonlySet<string>> {
  const names = { cost: new Set(['cost']), listSize: new Set(['listSize']) };
  const schemas = supergraph.definitions.filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION);
  for (const directive of schemas.flatMap((schema) => ('directives' in schema ? (schema.directives ?? []) : []))) {
    const args = directive.name.value === 'link' ? argumentsOf(directive) : {};
    if (typeof args['url'] !== 'string' || !COST_SPECIFICATION.test(args['url'])) continue;
    const namespace = typeof args['as'] === 'string' ? args['as'] : 'cost';
    names.cost.add(namespace);
    names.listSize.add(`${namespace}__listSize`);
    for (const entry of Array.isArray(args['import']) ? (args['import'] as unknown[]) : []) {
      const { name, as } = (typeof entry === 'string' ? { name: entry } : (entry ?? {})) as { name?: unknown; as?: unknown };
      if (typeof as !== 'string') continue;
      if (name === '@cost') names.cost.add(as.slice(1));
      if (name === '@listSize') names.listSize.add(as.slice(1));
    }
  }
  return names;
}

function argumentsOf({ arguments: given = [] }: DirectiveNode): Record<string, unknown> {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

function listSizeOf(args: Readonly<Record<string, unknown>>): ListSize {
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string');
  return {
    assumedSize: typeof args['assumedSize'] === 'number' ? args['assumedSize'] : null,
    slicingArguments: texts(args['slicingArguments']),
    sizedFields: new Set(texts(args['sizedFields'])),
    requireOneSlicingArgument: args['requireOneSlicingArgument'] !== false,
  };
}
