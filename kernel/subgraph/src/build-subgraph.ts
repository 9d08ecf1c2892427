import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { GraphQLError, OperationTypeNode, execute, getOperationAST, parse, print, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { systemClock, type Clock } from '@otklik/base';
import { viewerAt, type RequestContext } from '@otklik/identity';
import { ACCESS, ACCESS_DEFINITION } from './access.js';
import { followCheck, type FollowCheckOn } from './follow.js';
import { DateTime } from './graphql/date-time.js';
import { declareListSizes } from './list-sizes.js';
import { presentError } from './present-error.js';
import type { Subgraph, SubgraphOperation } from './subgraph.js';
import { asTenant } from './tenancy/as-tenant.js';
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

/** Loads the entity that a reference of another subgraph names; null when there is none or the viewer may not know of it. */
export type ReferenceLoader<Context> = (reference: Record<string, unknown>, context: Context) => unknown;

/** How the context of an operation is made: what resolvers work with, such as entity manager, loaders and clock. */
type ContextMaker<Context> =
  /** Without rows of tenants. */
  | { readonly orm?: undefined; readonly createContext: (request: RequestContext) => Context }
  /** With an entity manager that works for the viewer of the request, and only for them. */
  | {
      readonly orm: MikroORM;
      readonly createContext: (request: RequestContext, em: EntityManager) => Context;
      /** By the name of the twin of a live field: who may follow it, for many viewers at once. Of others each is asked by the twin. */
      readonly follows?: Readonly<Record<string, FollowCheckOn>>;
    };

/** What a subgraph is made of. */
export type SubgraphDefinition<Context extends RequestContext> = SubgraphParts<Context> & ContextMaker<Context>;

interface SubgraphParts<Context extends RequestContext> {
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
  /** Says whose roles are over by now. Default: the machine's. */
  readonly clock?: Clock;
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
  const modules = declareListSizes([coreSdl, ...(definition.pluginSdl ?? [])].map((sdl) => parse(sdl, { noLocation: true })));
  const schema = buildSubgraphSchema(modules.map((typeDefs, index) => (index === 0 ? { typeDefs, resolvers: resolvers as never } : { typeDefs })));
  const sdl = modules.map(print).join('\n\n');
  giveSdl(schema, sdl);
  const { orm, clock } = definition;
  const follows = orm === undefined ? [] : Object.entries(definition.follows ?? {}).map(([twin, check]) => [twin, followCheck(orm, check, clock)] as const);
  return {
    name: definition.name,
    sdl,
    schema,
    follows: new Map(follows),
    async execute(operation) {
      const result = await run(schema, definition, operation);
      if (result.errors === undefined) return result;
      return { ...result, errors: result.errors.map((error) => presentError(error, definition.name, operation.context)) };
    },
  };
}

async function run<Context extends RequestContext>(
  schema: GraphQLSchema,
  definition: SubgraphDefinition<Context>,
  { document, variables, context: sent }: SubgraphOperation,
): Promise<ExecutionResult> {
  // A socket asks for as long as it is open, and a role may have ended since it was.
  const request = { ...sent, viewer: viewerAt(sent.viewer, (definition.clock ?? systemClock).now()) };
  const executeWith = async (contextValue: Context) => execute({ schema, document, variableValues: variables, contextValue });
  if (definition.orm === undefined) return executeWith(definition.createContext(request));
  const { orm, createContext } = definition;
  const isQuery = getOperationAST(document)?.operation === OperationTypeNode.QUERY;
  try {
    return await asTenant(orm, request.viewer, isQuery, (em, viewer) => executeWith(createContext({ ...request, viewer }, em)));
  } catch (error) {
    // The database does not answer.
    const originalError = error instanceof Error ? error : new Error(String(error));
    return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
  }
}

/** `_service` gives exactly what composition reads in one process: @apollo/subgraph would print it anew, without some directives. */
function giveSdl(schema: GraphQLSchema, sdl: string): void {
  schema.getQueryType()!.getFields()['_service']!.resolve = () => ({ sdl });
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
