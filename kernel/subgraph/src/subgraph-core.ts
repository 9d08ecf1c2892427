import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, print, type DocumentNode } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { ACCESS, ACCESS_DEFINITION } from './access.js';
import { DateTime } from './graphql/date-time.js';
import { declareListSizes } from './list-sizes.js';
import { unusedPubSub } from './unused-pub-sub.js';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const FEDERATION_DIRECTIVES = ['@key', '@shareable', '@external', '@requires', '@provides', '@inaccessible', '@composeDirective', '@cost', '@listSize'];
const LIVE = 'https://otklik.dev/live/v1.0';
const LIVE_DEFINITION = `"""
A live field: what happens on a topic of the event log, each event served by running a query (docs/guides).
"""
directive @live(
  """
  The topic, with names of arguments of the field in braces.
  """
  topic: String!
  """
  The field of Query that gives the same for one event, by its cursor.
  """
  query: String!
  """
  At most one result in so many milliseconds, for the newest event: those between are passed over. Without it, a result for each event.
  """
  everyMs: Int
) on FIELD_DEFINITION`;

/** The same in every subgraph, or composition would have to choose. */
const ROOT_DESCRIPTIONS = {
  Query: 'Everything that can be read.',
  Mutation: 'Everything that can be done.',
  Subscription: 'Everything that can be followed as it happens.',
} as const;

/** The classes that a subgraph is made of. */
export interface CoreClasses {
  readonly name: string;
  readonly resolvers: NonEmptyArray<new () => object>;
  readonly orphanedTypes?: readonly (new () => object)[];
  readonly live?: boolean;
}

/** Resolvers by type and field. */
export type TypeResolvers = Record<string, Record<string, unknown>>;

/** What a plugin adds. */
interface Addition {
  readonly document: DocumentNode;
  readonly sdl: string;
}

/** What the classes of a subgraph make, whatever plugins add to it. */
export class SubgraphCore {
  readonly #document: DocumentNode;
  readonly #sdl: string;
  /** By the SDL as it was given; those of the last use. */
  #additions: ReadonlyMap<string, Addition> = new Map();

  private constructor(
    coreSdl: string,
    readonly resolvers: Readonly<TypeResolvers>,
  ) {
    this.#document = declareListSizes([parse(coreSdl, { noLocation: true })])[0]!;
    this.#sdl = print(this.#document);
  }

  static async build({ resolvers, orphanedTypes = [], live = false }: CoreClasses): Promise<SubgraphCore> {
    const schema = await buildSchema({
      resolvers,
      orphanedTypes: [...orphanedTypes],
      scalarsMap: [{ type: Date, scalar: DateTime }],
      validate: false,
      pubSub: unusedPubSub,
      // It would answer a whole introspection; the subgraph's schema is checked when it is made of the SDL.
      skipCheck: true,
    });
    for (const [name, description] of Object.entries(ROOT_DESCRIPTIONS)) Object.assign(schema.getType(name) ?? {}, { description });
    return new SubgraphCore(`${schemaHeader(live)}\n${printSchemaWithDirectives(schema)}`, createResolversMap(schema) as TypeResolvers);
  }

  /** SDL of the core alone, as a document. */
  get document(): DocumentNode {
    return this.#document;
  }

  /**
   * What plugins add, each read once as long as it is there.
   * @param pluginSdl of each plugin; it may speak of its own types, of those of the core, and of scalars and inputs of others
   */
  with(pluginSdl: readonly string[]): SubgraphModules {
    const known = this.#additions;
    const added = pluginSdl.filter((sdl) => !known.has(sdl));
    const [, ...documents] = added.length === 0 ? [] : declareListSizes([this.#document, ...added.map((sdl) => parse(sdl, { noLocation: true }))]);
    const read = new Map(added.map((sdl, index) => [sdl, { document: documents[index]!, sdl: print(documents[index]!) }]));
    const additions = pluginSdl.map((sdl) => known.get(sdl) ?? read.get(sdl)!);
    if (added.length > 0) this.#additions = new Map(pluginSdl.map((sdl, index) => [sdl, additions[index]!]));
    return { additions: additions.map(({ document }) => document), sdl: [this.#sdl, ...additions.map(({ sdl }) => sdl)].join('\n\n') };
  }
}

/** What plugins add to a core, and the whole as the one text that composition reads. */
export interface SubgraphModules {
  readonly additions: readonly DocumentNode[];
  readonly sdl: string;
}

/** By its first class: type-graphql takes long for what is always the same. */
const cores = new WeakMap<object, { readonly classes: CoreClasses; readonly core: Promise<SubgraphCore> }>();

/** The core of these classes, made once. */
export function coreOf(classes: CoreClasses): Promise<SubgraphCore> {
  const known = cores.get(classes.resolvers[0]);
  if (known !== undefined && areSame(known.classes, classes)) return known.core;
  const core = SubgraphCore.build(classes);
  cores.set(classes.resolvers[0], { classes, core });
  return core;
}

function areSame(one: CoreClasses, other: CoreClasses): boolean {
  const listed = ({ name, live = false, resolvers, orphanedTypes = [] }: CoreClasses): readonly unknown[] => [name, live, resolvers.length, ...resolvers, ...orphanedTypes];
  const [first, second] = [listed(one), listed(other)];
  return first.length === second.length && first.every((value, index) => value === second[index]);
}

function schemaHeader(live: boolean): string {
  const imports = FEDERATION_DIRECTIVES.map((name) => JSON.stringify(name)).join(', ');
  const links = [
    `@link(url: "${FEDERATION}", import: [${imports}])`,
    `@link(url: "${ACCESS}", import: ["@access"])`,
    '@composeDirective(name: "@access")',
  ];
  if (!live) return `extend schema ${links.join(' ')}\n${ACCESS_DEFINITION}`;
  links.push(`@link(url: "${LIVE}", import: ["@live"])`, '@composeDirective(name: "@live")');
  return `extend schema ${links.join(' ')}\n${ACCESS_DEFINITION}\n${LIVE_DEFINITION}`;
}
