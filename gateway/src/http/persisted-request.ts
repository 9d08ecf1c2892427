import type { GraphQLError } from 'graphql';
import type { PersistedOperations, SentOperation } from '../policies/persisted/persisted-operations.js';

/** An operation as a request brought it: by POST in the body, by GET in the query of the URL. */
export interface AskedOperation {
  readonly body: unknown;
  readonly search: string;
  /** Its text; null where there is none. */
  readonly text: string | null;
}

/** The same with the text of the persisted operation that it names, if it does; or why it is refused. */
export function withPersistedText(persisted: PersistedOperations, asked: AskedOperation): AskedOperation | GraphQLError {
  const resolution = persisted.resolve(asked.body === undefined ? sentByGet(asked.search) : sentByPost(asked.body));
  if (resolution.kind === 'refused') return resolution.error;
  if (resolution.kind === 'asSent') return asked;
  const { text } = resolution;
  if (asked.body === undefined) return { ...asked, text, search: searchWith(asked.search, text) };
  // The id is resolved: Apollo Server would take it for a hash to be compared, or registered.
  const { documentId: _id, extensions, ...rest } = asked.body as Record<string, unknown>;
  return { ...asked, text, body: { ...rest, query: text, ...(extensions == null ? {} : { extensions: withoutHash(extensions) }) } };
}

function sentByPost(body: unknown): SentOperation {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

function sentByGet(search: string): SentOperation {
  const parameters = new URLSearchParams(search);
  return { query: parameters.get('query'), documentId: parameters.get('documentId'), extensions: extensionsIn(parameters) };
}

function searchWith(search: string, text: string): string {
  const parameters = new URLSearchParams(search);
  const extensions = withoutHash(extensionsIn(parameters));
  parameters.delete('documentId');
  parameters.delete('extensions');
  parameters.set('query', text);
  if (extensions !== undefined) parameters.set('extensions', JSON.stringify(extensions));
  return `?${parameters.toString()}`;
}

/** Undefined where they are no JSON: the pipeline says so. */
function extensionsIn(parameters: URLSearchParams): unknown {
  try {
    return JSON.parse(parameters.get('extensions') ?? 'null') as unknown;
  } catch {
    return undefined;
  }
}

function withoutHash(extensions: unknown): unknown {
  if (typeof extensions !== 'object' || extensions === null) return undefined;
  const { persistedQuery: _hash, ...rest } = extensions as Record<string, unknown>;
  return rest;
}
