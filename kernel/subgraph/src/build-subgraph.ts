import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { execute, parse, type GraphQLResolveInfo } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { RequestContext } from '@otklik/identity';
import { DateTime } from './graphql/date-time.js';
import { presentError } from './present-error.js';
import type { Subgraph } from './subgraph.js';
import { unusedPubSub } from './unused-pub-sub.js';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const FEDERATION_DIRECTIVES = ['@key', '@shareable', '@external', '@requires', '@provides', '@inaccessible', '@composeDirective'];
const LIVE = 'https://otklik.dev/live/v1.0';
const LIVE_DEFINITION = 'directive @live(topic: String!, query: String!) on FIELD_DEFINITION';

/** The same in every subgraph, or composition would have to choose. */
const ROOT_DESCRIPTIONS = {
  Query: 'Everything that can be read.',
  Mutation: 'Everything that can be done.',
  Subscription: 'Everything that can be followed as it happens.',
} as const;

/** Loads the entity that a reference of another subgraph names; null when there is none or the viewer may not know of it. */
export type ReferenceLoader<Context> = (reference: Record<string, unknown>, context: Context) => unknown;

/** What a subgraph is made of. */
export interface SubgraphDefinition<Context extends RequestContext> {
  readonly name: string;
  readonly resolvers: NonEmptyArray<new () => object>;
  /** Types that no resolver reaches: entity stubs, implementers of interfaces. type-graphql drops them silently otherwise. */
  readonly orphanedTypes?: readonly (new () => object)[];
  /** By type name: how a reference becomes an object. */
  readonly references?: Readonly<Record<string, ReferenceLoader<Context>>>;
  /** SDL that plugins add to the core. */
  readonly pluginSdl?: readonly string[];
  /** Whether the subgraph declares live fields by `@live`. */
  readonly live?: boolean;
  /** Makes what resolvers work with, anew for every operation: entity manager, loaders, clock. */
  readonly createContext: (request: RequestContext) => Context;
}

/** Builds a federated subgraph from type-graphql classes and the SDL of plugins. */
export async function buildSubgraph<Context extends RequestContext>(definition: SubgraphDefinition<Context>): Promise<Subgraph> {
  const core = await buildSchema({
    resolvers: definition.resolvers,
    orphanedTypes: [...(definition.orphanedTypes ?? [])],
    scalarsMap: [{ type: Date, scalar: DateTime }],
    validate: false,
    pubSub: unusedPubSub,
  });
  for (const [name, description] of Object.entries(ROOT_DESCRIPTIONS)) Object.assign(core.getType(name) ?? {}, { description });
  const resolvers = createResolversMap(core) as Record<string, Record<string, unknown>>;
  for (const [type, load] of Object.entries(definition.references ?? {})) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (reference: Record<string, unknown>, context: Context, _info: GraphQLResolveInfo) => load(reference, context),
    };
  }
  const coreSdl = `${schemaHeader(definition.live ?? false)}\n${printSchemaWithDirectives(core)}`;
  const pluginSdl = definition.pluginSdl ?? [];
  const schema = buildSubgraphSchema([
    { typeDefs: parse(coreSdl), resolvers: resolvers as never },
    ...pluginSdl.map((sdl) => ({ typeDefs: parse(sdl) })),
  ]);
  return {
    name: definition.name,
    sdl: [coreSdl, ...pluginSdl].join('\n\n'),
    schema,
    async execute({ document, variables, context }) {
      const result = await execute({ schema, document, variableValues: variables, contextValue: definition.createContext(context) });
      if (result.errors === undefined) return result;
      return { ...result, errors: result.errors.map((error) => presentError(error, definition.name, context)) };
    },
  };
}

function schemaHeader(live: boolean): string {
  const imports = FEDERATION_DIRECTIVES.map((name) => JSON.stringify(name)).join(', ');
  const links = [`@link(url: "${FEDERATION}", import: [${imports}])`];
  if (!live) return `extend schema ${links.join(' ')}`;
  links.push(`@link(url: "${LIVE}", import: ["@live"])`, '@composeDirective(name: "@live")');
  return `extend schema ${links.join(' ')}\n${LIVE_DEFINITION}`;
}
