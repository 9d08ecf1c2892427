/**
 * Ours with the subgraphs in its own process, as `otklik start` runs: no HTTP in between, but graphql-js executes every
 * subgraph operation on the gateway's core. Nothing is answered from a cache here.
 */
import { execute, parse, type DocumentNode } from 'graphql';
import { makeSchemas } from '../example/schemas.ts';
import { serveOwnGateway } from './own-gateway.ts';
import { target } from './target.ts';

/** As many parsed texts as the product keeps. */
const DOCUMENTS = 2_000;

const schemas = makeSchemas();
const documents = new Map<string, DocumentNode>();

await serveOwnGateway(target(), {
  async execute({ subgraph, query, variables }) {
    return (await execute({ schema: schemas.get(subgraph)!, document: documentOf(query), variableValues: variables })) as never;
  },
});

function documentOf(query: string): DocumentNode {
  let document = documents.get(query);
  if (document === undefined) {
    document = parse(query, { noLocation: true });
    if (documents.size >= DOCUMENTS) documents.delete(documents.keys().next().value!);
    documents.set(query, document);
  }
  return document;
}
