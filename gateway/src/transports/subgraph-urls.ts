import { Kind, parse, type ConstDirectiveNode } from 'graphql';

/** Where a supergraph says that its subgraphs listen: names from `@join__graph(name:, url:)`; those without a URL are left out. */
export function readSubgraphUrls(supergraphSdl: string): Map<string, string> {
  const urls = new Map<string, string>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
      const [name, url] = [textOf(graph, 'name'), textOf(graph, 'url')];
      if (name !== null && url !== null && url !== '') urls.set(name, url);
    }
  }
  return urls;
}

function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | null {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
