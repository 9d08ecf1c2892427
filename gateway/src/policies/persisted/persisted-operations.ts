import { GraphQLError } from 'graphql';
import type { Manifest } from './read-manifest.js';

/** What a client sends to say which operation it means. None of it has been looked at. */
export interface SentOperation {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** `asSent`: nothing of it concerns persisted operations. `text`: runs this text, whatever else was sent. */
export type Resolution =
  | { readonly kind: 'asSent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly error: GraphQLError };

const AS_SENT: Resolution = { kind: 'asSent' };
/** Of an id in the form that GraphQL over HTTP proposes for hashes. */
const HASH_PREFIX = 'sha256:';

/**
 * Operations that are known by an id, so that clients need not send their texts. As a safelist nothing else is let in: neither
 * another text nor the registration of one.
 */
export class PersistedOperations {
  #manifest: Manifest;
  #texts: ReadonlySet<string>;

  constructor(
    manifest: Manifest,
    readonly isSafelist: boolean,
  ) {
    this.#manifest = manifest;
    this.#texts = new Set(manifest.values());
  }

  /** Puts another manifest in use. */
  use(manifest: Manifest): void {
    this.#manifest = manifest;
    this.#texts = new Set(manifest.values());
  }

  resolve({ query, documentId, extensions }: SentOperation): Resolution {
    if (typeof query === 'string' && query !== '') {
      return this.isSafelist && !this.#texts.has(query) ? { kind: 'refused', error: notInSafelist() } : AS_SENT;
    }
    const hash = hashOf(extensions);
    const id = typeof documentId === 'string' ? documentId : hash;
    if (id === null) return AS_SENT;
    const text = this.#manifest.get(id) ?? (id.startsWith(HASH_PREFIX) ? this.#manifest.get(id.slice(HASH_PREFIX.length)) : undefined);
    if (text !== undefined) return { kind: 'text', text };
    // A hash may be that of a text which a client has registered itself (APQ).
    return this.isSafelist || id !== hash ? { kind: 'refused', error: notFound() } : AS_SENT;
  }
}

/** `extensions.persistedQuery.sha256Hash`, or null. */
function hashOf(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown };
  const { sha256Hash } = (persistedQuery ?? {}) as { sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : null;
}

/** In the words that clients of Apollo know. */
function notFound(): GraphQLError {
  return new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
}

function notInSafelist(): GraphQLError {
  const message = 'Only the operations of the safelist are run here, by their id or by their exact text.';
  return new GraphQLError(message, { extensions: { code: 'QUERY_NOT_IN_SAFELIST' } });
}
