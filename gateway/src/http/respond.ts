import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';

export const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** In UTF-16 units. */
const SHORT_TEXT = 4_096;

/** Sends a whole body; `HEAD` gets the headers only. */
export function send(response: ServerResponse, status: number, contentType: string, body: string | Buffer): void {
  // Node sends a short text in one piece with the headers; a long one is cheaper to encode once than to measure and encode.
  const bytes = typeof body === 'string' && body.length > SHORT_TEXT ? Buffer.from(body) : body;
  response.statusCode = status;
  response.setHeader('content-type', contentType);
  response.setHeader('content-length', Buffer.byteLength(bytes));
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, JSON_TYPE, JSON.stringify(value));
}

/**
 * Sends errors in the shape of a GraphQL response, which every client of ours reads. As `application/graphql-response+json` to
 * who takes it: only of that type do clients believe a body whose status is not 200.
 */
export function sendErrors(response: ServerResponse, status: number, ...errors: GraphQLFormattedError[]): void {
  const takesGraphQL = response.req.headers.accept?.includes('application/graphql-response+json') ?? false;
  send(response, status, takesGraphQL ? RESPONSE_TYPE : JSON_TYPE, JSON.stringify({ errors }));
}

/** Sends a body under an entity tag, or 304 when the client has it already. */
export function sendTagged(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  body: string | Buffer,
  etag: string,
): void {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  if (matches(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
  } else {
    send(response, 200, contentType, body);
  }
}

/** `If-None-Match` by RFC 9110 §13.1.2: a list, or `*`, compared weakly. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}
