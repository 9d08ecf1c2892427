import { Kind, parse, print, type DefinitionNode, type InputObjectTypeExtensionNode, type NamedTypeNode } from 'graphql';

/** Types that plugins bring, as they stand in a supergraph. */
interface ComposedPart {
  /** Definitions of types. */
  readonly types: string;
  /** By input of the core: the fields that it gets. */
  readonly fields: ReadonlyMap<string, string>;
}

/** A supergraph, cut before the end of each input. */
interface CutSupergraph {
  readonly pieces: readonly string[];
  /** The input that each piece but the last ends within. */
  readonly inputs: readonly string[];
}

/**
 * Adds what plugins bring to a composed graph. All of it belongs to one subgraph, has no keys and is spoken of by no other, so that composing it
 * is putting it there with the name of that subgraph: what is put is what composition would put (a test compares), at once
 * instead of in seconds when there are hundreds of plugins.
 */
export class FormsInSupergraph {
  readonly #cut: CutSupergraph;
  /** By the SDL as it was given; those of the last use. */
  #parts: ReadonlyMap<string, ComposedPart> = new Map();

  /**
   * @param supergraphSdl composed of subgraphs without plugins
   * @param graph the value of `join__Graph` for the subgraph of the forms
   */
  constructor(
    supergraphSdl: string,
    private readonly graph: string,
  ) {
    this.#cut = cut(supergraphSdl);
  }

  /** @throws Error when a part brings something else than forms do */
  with(sdlParts: readonly string[]): string {
    const parts = new Map(sdlParts.map((sdl) => [sdl, this.#parts.get(sdl) ?? this.#compose(sdl)]));
    this.#parts = parts;
    const { pieces, inputs } = this.#cut;
    const taken = new Set(inputs);
    for (const { fields } of parts.values()) for (const input of fields.keys()) if (!taken.has(input)) throw new Error(`There is no input ${input} to extend.`);
    const core = pieces.map((piece, index) => {
      const fields = index < inputs.length ? [...parts.values()].flatMap((part) => part.fields.get(inputs[index]!) ?? []) : [];
      return fields.length === 0 ? piece : `${piece.trimEnd()}\n${fields.join('\n')}\n`;
    });
    return [core.join('').trimEnd(), ...[...parts.values()].map(({ types }) => types).filter((types) => types !== '')].join('\n\n');
  }

  #compose(sdl: string): ComposedPart {
    const types: DefinitionNode[] = [];
    const fields = new Map<string, string>();
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (definition.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) {
        const input = definition.name.value;
        fields.set(input, [...(fields.has(input) ? [fields.get(input)] : []), fieldsOf(definition)].join('\n'));
      } else {
        types.push(this.#joined(definition));
      }
    }
    return { types: print({ kind: Kind.DOCUMENT, definitions: types }), fields };
  }

  #joined(definition: DefinitionNode): DefinitionNode {
    const of = this.#directive('join__type');
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION: {
        const interfaces = (definition.interfaces ?? []).map((named) => this.#directive('join__implements', named));
        return { ...definition, directives: [of, ...interfaces, ...(definition.directives ?? [])] };
      }
      case Kind.ENUM_TYPE_DEFINITION: {
        const values = definition.values?.map((value) => ({ ...value, directives: [this.#directive('join__enumValue'), ...(value.directives ?? [])] }));
        return { ...definition, values, directives: [of, ...(definition.directives ?? [])] };
      }
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_DEFINITION:
        return { ...definition, directives: [of, ...(definition.directives ?? [])] };
      default:
        throw new Error(`A plugin brings a ${definition.kind}, which no form does.`);
    }
  }

  #directive(name: string, interfaceName?: NamedTypeNode) {
    const args = [argument('graph', { kind: Kind.ENUM, value: this.graph } as const)];
    const more = interfaceName === undefined ? [] : [argument('interface', { kind: Kind.STRING, value: interfaceName.name.value } as const)];
    return { kind: Kind.DIRECTIVE, name: nameNode(name), arguments: [...args, ...more] } as const;
  }
}

function cut(supergraphSdl: string): CutSupergraph {
  const pieces: string[] = [];
  const inputs: string[] = [];
  let from = 0;
  for (const definition of parse(supergraphSdl).definitions) {
    if (definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue;
    // Before the brace that closes it.
    const end = definition.loc!.end - 1;
    pieces.push(supergraphSdl.slice(from, end));
    inputs.push(definition.name.value);
    from = end;
  }
  return { pieces: [...pieces, supergraphSdl.slice(from)], inputs };
}

/** As they stand between the braces. */
function fieldsOf(definition: InputObjectTypeExtensionNode): string {
  const printed = print(definition);
  return printed.slice(printed.indexOf('{\n') + 2, printed.lastIndexOf('\n}'));
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function argument<Value>(name: string, value: Value) {
  return { kind: Kind.ARGUMENT, name: nameNode(name), value } as const;
}
