import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '@otklik/gateway-engine';
import type { RequestContext } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { parse, type DocumentNode } from 'graphql';

/** How many parsed operations are kept: the texts come from cached plans, so that few are many. */
const DOCUMENTS = 2_000;

/** The subgraphs of this process by their names in lower case; one may be put in another's place. */
export type MountedSubgraphs = ReadonlyMap<string, Subgraph>;

/** The subgraphs by their names. */
export function mountSubgraphs(subgraphs: readonly Subgraph[]): Map<string, Subgraph> {
  return new Map(subgraphs.map((subgraph) => [subgraph.name.toLowerCase(), subgraph]));
}

/** Calls the subgraphs of this process directly: no HTTP, and each operation text is parsed once. */
export function inProcessTransport(mounted: MountedSubgraphs): SubgraphTransport {
  const documents = new Map<string, DocumentNode>();

  function documentOf(query: string): DocumentNode {
    let document = documents.get(query);
    if (document === undefined) {
      document = parse(query, { noLocation: true });
      if (documents.size >= DOCUMENTS) documents.delete(documents.keys().next().value!);
      documents.set(query, document);
    }
    return document;
  }

  return {
    async execute({ subgraph, query, variables, context }: SubgraphRequest): Promise<SubgraphResponse> {
      const target = mounted.get(subgraph.toLowerCase());
      if (target === undefined) throw new Error(`There is no subgraph ${subgraph}`);
      return target.execute({ document: documentOf(query), variables, context: context as RequestContext });
    },
  };
}
