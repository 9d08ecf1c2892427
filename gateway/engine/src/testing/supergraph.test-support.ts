import { isDeepStrictEqual } from 'node:util';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, getOperationAST, OperationTypeNode, parse, validate, type DocumentNode, type GraphQLFieldResolver } from 'graphql';
import { createEngine, type Engine, type EngineOptions } from '../engine.js';
import type { ExecutionResult } from '../operation-run.js';
import type { SerialisedResponse, SubgraphRequest, SubgraphResponse } from '../transport.js';

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
  /** Resolves the fields that `resolvers` leaves out; a property of the parent by default. */
  readonly fieldResolver?: GraphQLFieldResolver<unknown, unknown>;
}

/** Asks a subgraph of a test as a gateway does. */
export type AskSubgraph = (subgraph: string, query: string, variables: Record<string, unknown> | undefined, context: unknown) => Promise<SubgraphResponse>;

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
  /** The same with subgraphs that answer in bytes, as over HTTP. */
  readonly engineInBytes: Engine;
  readonly supergraphSdl: string;
  /** Requests since the last `run` began. */
  readonly requests: SeenRequest[];
  /** The document of an operation that need not be valid. */
  parse(operation: string): DocumentNode;
  /**
   * Validates, prepares and executes as a gateway would; fails on an operation that is not valid. Queries are executed a second
   * time with subgraphs that answer in bytes, and fail when that makes a difference.
   */
  run(operation: string, variables?: Record<string, unknown>, context?: unknown): Promise<ClientResponse>;
  /** Puts something between the engine and a subgraph, until called with null. */
  intercept(handler: ((request: SubgraphRequest, answer: () => Promise<SubgraphResponse>) => Promise<SubgraphResponse>) | null): void;
}

/** Composes the subgraphs and runs them in this process with graphql-js. */
export function supergraphOf(subgraphs: readonly TestSubgraph[], options: Pick<EngineOptions, 'revealSubgraphs'> = {}): TestSupergraph {
  const ask = subgraphsInProcess(subgraphs);
  const supergraphSdl = compose(subgraphs);
  const requests: SeenRequest[] = [];
  let interceptor: Parameters<TestSupergraph['intercept']>[0] = null;

  const engine = createEngine({
    supergraphSdl,
    ...options,
    transport: {
      async execute(request) {
        requests.push({ subgraph: request.subgraph, query: request.query, variables: request.variables, context: request.context });
        const { variables } = JSON.parse(request.body) as { variables?: Record<string, unknown> };
        const answer = (): Promise<SubgraphResponse> => ask(request.subgraph, request.query, variables, request.context);
        return interceptor === null ? answer() : interceptor(request, answer);
      },
    },
  });

  const serialised = createEngine({
    supergraphSdl,
    ...options,
    layoutsAtOnce: true,
    transport: {
      serialised: true,
      async execute(request) {
        const { variables } = JSON.parse(Buffer.from(request.utf8, 'latin1').toString()) as { variables?: Record<string, unknown> };
        const answer = (): Promise<SubgraphResponse> => ask(request.subgraph, request.query, variables, request.context);
        return serialise(await (interceptor === null ? answer() : interceptor(request, answer)));
      },
    },
  });

  return {
    engine,
    engineInBytes: serialised,
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
      const result = await engine.execute(await engine.prepare(document, operation), { variables, context });
      const response = clientResponse(result);
      if (getOperationAST(document)?.operation === OperationTypeNode.MUTATION) return response;
      const same = await serialised.execute(await serialised.prepare(document, operation), { variables, context });
      if (same.json !== result.json || !isDeepStrictEqual(clientResponse(same), response)) {
        throw new Error(`Answers in bytes give something else:\n${JSON.stringify(clientResponse(same))}\n${JSON.stringify(response)}`);
      }
      return response;
    },
  };
}

function clientResponse({ json, errors }: ExecutionResult): ClientResponse {
  const data: unknown = json === null ? undefined : JSON.parse(json);
  return errors === undefined ? { data } : { data, errors: errors.map((error) => error.toJSON()) };
}

/** A response as a transport over HTTP gives it. */
export function serialise(response: SubgraphResponse): SerialisedResponse {
  const bytes = Buffer.from(JSON.stringify(response));
  return { bytes, parse: () => JSON.parse(bytes.toString()) as SubgraphResponse };
}

/** The SDL of a test's subgraph as its owner would write it, ready to be composed. */
export function federatedSdl({ sdl }: TestSubgraph): string {
  return FEDERATION + sdl;
}

function compose(subgraphs: readonly TestSubgraph[]): string {
  const result = composeServices(
    subgraphs.map((subgraph) => ({ name: subgraph.name, typeDefs: parse(federatedSdl(subgraph)), url: `http://${subgraph.name}.test/graphql` })),
  );
  if (result.supergraphSdl === undefined)
    throw new Error(`The subgraphs of the test do not compose: ${result.errors?.map((error) => error.message).join('; ')}`);
  return result.supergraphSdl;
}

/**
 * Runs subgraphs in this process with graphql-js. Answers go through JSON, as over HTTP: what arrives shares nothing with
 * what resolvers hold. What the schema does not allow is refused.
 */
export function subgraphsInProcess(subgraphs: readonly TestSubgraph[]): AskSubgraph {
  const byName = new Map(
    subgraphs.map((subgraph) => {
      const module = { typeDefs: parse(federatedSdl(subgraph)), resolvers: (subgraph.resolvers ?? {}) as never };
      return [subgraph.name, { schema: buildSubgraphSchema([module]), fieldResolver: subgraph.fieldResolver }];
    }),
  );
  return async (name, query, variables, context) => {
    const { schema, fieldResolver } = byName.get(name)!;
    const document = parse(query);
    const invalid = validate(schema, document);
    if (invalid.length > 0) return { data: null, errors: invalid };
    const result = await execute({ schema, document, variableValues: variables, contextValue: context, fieldResolver });
    return JSON.parse(JSON.stringify(result)) as SubgraphResponse;
  };
}
