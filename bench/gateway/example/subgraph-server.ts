import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { execute, getOperationAST, parse, validate, type GraphQLSchema } from 'graphql';

/** New operation texts that are remembered, to tell the ones that come again. */
const NEW_TEXTS = 5_000;

interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** What a subgraph has done so far. */
export interface Counts {
  requests: number;
  /** Mutations that were carried out. */
  mutations: number;
}

/**
 * A subgraph: ordinary graphql-js behind `node:http`. A query whose text has come before and that was answered once is
 * answered again with the same bytes: subgraphs shall cost next to nothing, or the benchmark would measure them. Queries with
 * texts of their own (cold plans) and mutations are carried out each time.
 */
export function subgraphServer(schema: GraphQLSchema, counts: Counts): Server {
  const answers = new Map<string, Buffer>();
  const newTexts = new Set<string>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    counts.requests++;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
    const answer = answers.get(body) ?? (await run(body));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  }

  async function run(body: string): Promise<Buffer> {
    const { query, variables, operationName } = JSON.parse(body) as Asked;
    const document = parse(query);
    const errors = validate(schema, document);
    const isMutation = getOperationAST(document, operationName)?.operation === 'mutation';
    if (isMutation) counts.mutations++;
    const result = errors.length > 0 ? { errors } : await execute({ schema, document, variableValues: variables, operationName });
    const answer = Buffer.from(JSON.stringify(result));
    if (!isMutation && comesAgain(query)) answers.set(body, answer);
    return answer;
  }

  function comesAgain(query: string): boolean {
    if (newTexts.has(query)) return true;
    if (newTexts.size >= NEW_TEXTS) newTexts.delete(newTexts.values().next().value!);
    newTexts.add(query);
    return false;
  }

  const server = createServer((request, response) => void serve(request, response));
  server.keepAliveTimeout = 600_000;
  return server;
}
