import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** Prefixes of the names that specifications bring into a supergraph, such as `join` and `link`: its `@link(url:, as:)`. */
export function linkedNamespaces(supergraph: DocumentNode): Set<string> {
  const namespaces = new Set<string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'link') continue;
      const name = textArgument(directive, 'as') ?? nameInUrl(textArgument(directive, 'url') ?? '');
      if (name !== null) namespaces.add(name);
    }
  }
  return namespaces;
}

function textArgument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

/** `https://specs.apollo.dev/join/v0.5` is named `join`; the version is optional. */
function nameInUrl(url: string): string | null {
  const parts = url.replace(/\/+$/, '').split('/');
  if (/^v\d+\.\d+$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.at(-1) || null;
}
