import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

export const SUBGRAPHS = ['agencies', 'categories', 'appeals', 'people'] as const;

/** The SDL of a subgraph as it is written. */
export function subgraphSdl(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.graphql`), 'utf8');
}

/** The supergraph of the four subgraphs that listen at these URLs. */
export function composeExample(urls: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(SUBGRAPHS.map((name) => ({ name, url: urls[name]!, typeDefs: parse(subgraphSdl(name)) })));
  if (supergraphSdl === undefined) throw new Error(`The example does not compose: ${errors?.map(({ message }) => message).join('; ')}`);
  return supergraphSdl;
}
