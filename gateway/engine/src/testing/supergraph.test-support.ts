import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, parse, validate, type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { createEngine, type Engine, type EngineOptions } from '../engine.js';
import type { SubgraphRequest, SubgraphResponse } from '../transport.js';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@tag", "@composeDirective"
])\n`;

/** A resolver as tests write it; the parent is whatever the test's own resolvers return. */
type Resolver = GraphQLFieldResolver<never, unknown, never> | ((...args: never[]) => unknown);

/** A small subgraph of a test. `@link` of Federation 2.9 is put before the SDL. */
export interface TestSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
}

/** A request as a subgraph got it. */
export interface SeenRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly context: unknown;
}

/** What a client would get. */
export interface ClientResponse {
  readonly data: unknown;
  readonly errors?: {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

export interface TestSupergraph {
  readonly engine: Engine;
  readonly supergraphSdl: string;
  /** Requests since the last `run` began. */
  readonly requests: SeenRequest[];
  /** The document of an operation that need not be valid. */
  parse(operation: string): DocumentNode;
  /** Validates, prepares and executes as a gateway would; fails on an operation that is not valid. */
  run(operation: string, variables?: Record<string, unknown>, context?: unknown): Promise<ClientResponse>;
  /** Puts something between the engine and a subgraph, until called with null. */
  intercept(handler: ((request: SubgraphRequest, answer: () => Promise<SubgraphResponse>) => Promise<SubgraphResponse>) | null): void;
}

/** Composes the subgraphs and runs them in this process with graphql-js. */
export function supergraphOf(subgraphs: readonly TestSubgraph[], options: Pick<EngineOptions, 'revealSubgraphs'> = {}): TestSupergraph {
  const documents = subgraphs.map(({ name, sdl, resolvers }) => ({ name, typeDefs: parse(FEDERATION + sdl), resolvers }));
  const schemas = new Map(
    documents.map(({ name, typeDefs, resolvers }) => [name, buildSubgraphSchema([{ typeDefs, resolvers: (resolvers ?? {}) as never }])]),
  );
  const supergraphSdl = compose(documents);
  const requests: SeenRequest[] = [];
  let interceptor: Parameters<TestSupergraph['intercept']>[0] = null;

  const engine = createEngine({
    supergraphSdl,
    ...options,
    transport: {
      async execute(request) {
        requests.push({ subgraph: request.subgraph, query: request.query, variables: request.variables, context: request.context });
        const answer = (): Promise<SubgraphResponse> => answerInProcess(schemas.get(request.subgraph)!, request);
        return interceptor === null ? answer() : interceptor(request, answer);
      },
    },
  });

  return {
    engine,
    supergraphSdl,
    requests,
    parse: (operation) => parse(operation),
    intercept(handler) {
      interceptor = handler;
    },
    async run(operation, variables, context) {
      requests.length = 0;
      const document = parse(operation);
      const invalid = validate(engine.apiSchema, document);
      if (invalid.length > 0) throw new Error(`The operation of the test is not valid: ${invalid.map((error) => error.message).join(' ')}`);
      const { json, errors } = await engine.execute(engine.prepare(document, operation), { variables, context });
      const data: unknown = json === null ? undefined : JSON.parse(json);
      return errors === undefined ? { data } : { data, errors: errors.map((error) => error.toJSON()) };
    },
  };
}

function compose(subgraphs: readonly { readonly name: string; readonly typeDefs: DocumentNode }[]): string {
  const result = composeServices(subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}.test/graphql` })));
  if (result.supergraphSdl === undefined)
    throw new Error(`The subgraphs of the test do not compose: ${result.errors?.map((error) => error.message).join('; ')}`);
  return result.supergraphSdl;
}

/** Goes through JSON, as over HTTP: what arrives shares nothing with what resolvers hold. What the schema does not allow is refused. */
async function answerInProcess(schema: GraphQLSchema, request: SubgraphRequest): Promise<SubgraphResponse> {
  const document = parse(request.query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return { data: null, errors: invalid };
  const { variables } = JSON.parse(request.body) as { variables?: Record<string, unknown> };
  const result = await execute({ schema, document, variableValues: variables, contextValue: request.context });
  return JSON.parse(JSON.stringify(result)) as SubgraphResponse;
}
