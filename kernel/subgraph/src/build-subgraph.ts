import 'reflect-metadata';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { GraphQLError, OperationTypeNode, execute, getOperationAST, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { NonEmptyArray } from 'type-graphql';
import { systemClock, type Clock } from '@otklik/base';
import { viewerAt, type RequestContext } from '@otklik/identity';
import { executableSchema } from './executable-schema.js';
import { followCheck, type FollowCheckOn } from './follow.js';
import { presentError } from './present-error.js';
import { coreOf, type SubgraphCore, type TypeResolvers } from './subgraph-core.js';
import type { Subgraph, SubgraphOperation } from './subgraph.js';
import { asTenant } from './tenancy/as-tenant.js';

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
  /** SDL that plugins add to the core, in parts: see `SubgraphCore.with`. */
  readonly pluginSdl?: readonly string[];
  /** Whether the subgraph declares live fields by `@live`. */
  readonly live?: boolean;
  /** Says whose roles are over by now. Default: the machine's. */
  readonly clock?: Clock;
}

/**
 * Builds a federated subgraph from type-graphql classes and the SDL of plugins. What the classes make is kept: the same subgraph with other
 * plugins, or only its SDL, is made quickly.
 */
export async function buildSubgraph<Context extends RequestContext>(definition: SubgraphDefinition<Context>): Promise<Subgraph> {
  const core = await coreOf(definition);
  const modules = core.with(definition.pluginSdl ?? []);
  const { sdl } = modules;
  let built: GraphQLSchema | null = null;
  const schemaOf = (): GraphQLSchema => {
    if (built !== null) return built;
    const schema = executableSchema(core, modules, resolversOf(core, definition));
    giveSdl(schema, sdl);
    return (built = schema);
  };
  const { orm, clock } = definition;
  const follows = orm === undefined ? [] : Object.entries(definition.follows ?? {}).map(([twin, check]) => [twin, followCheck(orm, check, clock)] as const);
  return {
    name: definition.name,
    sdl,
    get schema() {
      return schemaOf();
    },
    follows: new Map(follows),
    async execute(operation) {
      const result = await run(schemaOf(), definition, operation);
      if (result.errors === undefined) return result;
      return { ...result, errors: result.errors.map((error) => presentError(error, definition.name, operation.context)) };
    },
  };
}

function resolversOf<Context extends RequestContext>(core: SubgraphCore, { references = {} }: SubgraphDefinition<Context>): TypeResolvers {
  const resolvers = { ...core.resolvers };
  for (const [type, load] of Object.entries(references)) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (reference: Record<string, unknown>, context: Context, _info: GraphQLResolveInfo) => load(reference, context),
    };
  }
  return resolvers;
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
