/**
 * The four subgraphs, in one process, each on a port of its own. Ordinary graphql-js behind `node:http`, but an answer that
 * was given once is given again as the same bytes: subgraphs shall cost next to nothing, or the benchmark would measure them.
 * Sends `{urls}` to its parent when it is ready, and `{served}`, the number of requests so far, whenever it is asked.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type GraphQLSchema } from 'graphql';
import { makeRegion } from './data.ts';
import { Lookups } from './lookups.ts';
import { makeResolvers } from './resolvers.ts';
import { SUBGRAPHS, subgraphSdl } from './supergraph.ts';

const resolvers = makeResolvers(new Lookups(makeRegion()));
const urls: Record<string, string> = {};
let served = 0;

for (const name of SUBGRAPHS) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(name)), resolvers: resolvers[name] as never }]);
  const answers = new Map<string, Buffer>();
  const server = createServer((request, response) => void serve(schema, answers, request, response));
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.send?.({ urls });
process.on('message', () => process.send?.({ served }));
process.on('disconnect', () => process.exit());

async function serve(schema: GraphQLSchema, answers: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  served++;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
  let answer = answers.get(body);
  if (answer === undefined) {
    answer = Buffer.from(JSON.stringify(await run(schema, body)));
    answers.set(body, answer);
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
  response.end(answer);
}

async function run(schema: GraphQLSchema, body: string): Promise<unknown> {
  const { query, variables, operationName } = JSON.parse(body) as { query: string; variables?: Record<string, unknown>; operationName?: string };
  const document = parse(query);
  const errors = validate(schema, document);
  return errors.length > 0 ? { errors } : execute({ schema, document, variableValues: variables, operationName });
}
