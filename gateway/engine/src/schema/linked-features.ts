import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** A specification that a supergraph links. */
export interface LinkedFeature {
  /** Such as `https://specs.apollo.dev/join/v0.5`. */
  readonly url: string;
  /** What the names of the specification begin with: `as`, or the name in the URL. Null when the URL names nothing. */
  readonly namespace: string | null;
  /** `for`: what goes wrong when a gateway does not know it, `SECURITY` or `EXECUTION`; null when nothing does. */
  readonly purpose: string | null;
}

const VERSION = /^v\d+\.\d+$/;

/** What the planner and the executor are made for. */
const SUPPORTED: ReadonlySet<string> = new Set([
  'https://specs.apollo.dev/link/v1.0',
  'https://specs.apollo.dev/join/v0.2',
  'https://specs.apollo.dev/join/v0.3',
  'https://specs.apollo.dev/join/v0.4',
  'https://specs.apollo.dev/join/v0.5',
  'https://specs.apollo.dev/inaccessible/v0.1',
  'https://specs.apollo.dev/inaccessible/v0.2',
]);

/** Guard data, and are refused even where a composer forgot to say that they are for security. */
const GUARDS = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)(\/|$)/;

/** The uses of `@link` on the schema. */
export function linkedFeatures(supergraph: DocumentNode): LinkedFeature[] {
  const features: LinkedFeature[] = [];
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== 'link') continue;
      const url = argument(directive, 'url') ?? '';
      features.push({ url, namespace: argument(directive, 'as') ?? nameInUrl(url), purpose: argument(directive, 'for') });
    }
  }
  return features;
}

/** Prefixes of the names that specifications bring into a supergraph, such as `join` and `link`. */
export function linkedNamespaces(supergraph: DocumentNode): Set<string> {
  return new Set(linkedFeatures(supergraph).flatMap(({ namespace }) => (namespace === null ? [] : [namespace])));
}

/**
 * Why the engine may not serve a supergraph, or null: it links something that must be understood to execute operations
 * or to keep data from those who may not see it, and is not.
 */
export function refuseUnsupportedFeatures(supergraph: DocumentNode): string | null {
  for (const { url, purpose } of linkedFeatures(supergraph)) {
    if (purpose === 'SECURITY' ? !SUPPORTED.has(trimmed(url)) : GUARDS.test(url)) {
      return `The supergraph links ${url}, which keeps data from those who may not see it and is not supported.`;
    }
    if (purpose !== null && !SUPPORTED.has(trimmed(url))) return `The supergraph links ${url} for ${purpose}, which is not supported.`;
  }
  return null;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Of a text or an enum value. */
function argument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}

/** `https://specs.apollo.dev/join/v0.5` is named `join`; the version is optional. */
function nameInUrl(url: string): string | null {
  const parts = trimmed(url).split('/');
  if (VERSION.test(parts.at(-1) ?? '')) parts.pop();
  return parts.at(-1) || null;
}
