import { HeaderMap, type GraphQLRequest } from '@apollo/server';
import type { IncomingMessage } from 'node:http';
import type { KnownOperations } from '../apollo/known-operations.js';

/** In all of these Apollo Server answers in `application/json`, as it does when nothing is said. */
const ORDINARY_ACCEPT: ReadonlySet<string | undefined> = new Set([undefined, '*/*', 'application/json']);

/** What Apollo Server needs to know of its headers: its body was read as JSON, which is all that CSRF prevention asks. */
export const ORDINARY_HEADERS = new HeaderMap([
  ['content-type', 'application/json'],
  // As good as none, and Apollo Server need not negotiate.
  ['accept', ''],
]);

/** Whether a request is a POST whose answer is JSON: all but one of a thousand are. */
export function isOrdinaryPost({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && ORDINARY_ACCEPT.has(headers.accept);
}

/**
 * The operation in the body of an ordinary POST, for Apollo Server's pipeline without its HTTP layer. Null when something in the
 * body is not as it should be, or not usual: the HTTP layer knows what to say.
 */
export function ordinaryOperation(body: unknown, known: Pick<KnownOperations, 'hashOf'>): GraphQLRequest | null {
  if (!isRecord(body)) return null;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || query === '' || (extensions !== undefined && extensions !== null)) return null;
  if (!isMissing(operationName) && typeof operationName !== 'string') return null;
  if (!isMissing(variables) && !isRecord(variables)) return null;
  const sha256Hash = known.hashOf(query);
  return {
    ...(sha256Hash === null ? { query } : { extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    http: { method: 'POST', headers: ORDINARY_HEADERS, search: '', body },
  };
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
