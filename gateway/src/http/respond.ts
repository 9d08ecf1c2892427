import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { compress, COMPRESSED_FROM, isCompressible, negotiateCoding, type ContentCoding } from './compression.js';
import { addVary } from './vary.js';

export const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** In UTF-16 units. */
const SHORT_TEXT = 4_096;

/** Of a text that is sent. */
type TextEncoding = 'utf8' | 'latin1';

/**
 * Sends a whole body, compressed when the client asks for it; `HEAD` gets the headers only.
 * @param encoding of a text: `latin1` for one that has a character for each byte already
 */
export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
  encoding: TextEncoding = 'utf8',
): void {
  const coding = codingFor(response, contentType, body);
  if (coding === null) return sendPlain(response, status, contentType, body, encoding);
  // At once: whoever watches the request looks at it when the handler has returned.
  response.statusCode = status;
  addVary(response, 'accept-encoding');
  sendCoded(response, contentType, coding, compress(bytesOf(body, encoding), coding));
}

function sendPlain(response: ServerResponse, status: number, contentType: string, body: string | Buffer, encoding: TextEncoding = 'utf8'): void {
  // Node sends a short text in one piece with the headers; a long one is cheaper to encode once than to measure and encode.
  const bytes = typeof body === 'string' && body.length > SHORT_TEXT ? Buffer.from(body, encoding) : body;
  response.statusCode = status;
  response.setHeader('content-type', contentType);
  response.setHeader('content-length', Buffer.byteLength(bytes, encoding));
  response.end(response.req.method === 'HEAD' ? undefined : bytes, encoding);
}

/** The coding to send a body in, or null; nothing is looked at for clients that do not ask, and for short bodies. */
function codingFor(response: ServerResponse, contentType: string, body: string | Buffer): ContentCoding | null {
  const accepted = response.req.headers['accept-encoding'];
  if (accepted === undefined || body.length < COMPRESSED_FROM || accepted === 'identity') return null;
  return isCompressible(contentType) && !response.hasHeader('content-encoding') ? negotiateCoding(accepted) : null;
}

function sendCoded(response: ServerResponse, contentType: string, coding: ContentCoding, compressed: Promise<Buffer>): void {
  compressed.then(
    (bytes) => {
      response.setHeader('content-encoding', coding);
      sendPlain(response, response.statusCode, contentType, bytes);
    },
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  );
}

function bytesOf(body: string | Buffer, encoding?: TextEncoding): Buffer {
  return typeof body === 'string' ? Buffer.from(body, encoding) : body;
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, JSON_TYPE, JSON.stringify(value));
}

/** The media type of errors: `application/graphql-response+json` to who takes it. Only of that type do clients believe a body whose status is not 200. */
export function errorsType({ headers }: IncomingMessage): string {
  return headers.accept?.includes('application/graphql-response+json') === true ? RESPONSE_TYPE : JSON_TYPE;
}

/** Sends errors in the shape of a GraphQL response, which every client of ours reads. */
export function sendErrors(response: ServerResponse, status: number, ...errors: GraphQLFormattedError[]): void {
  send(response, status, errorsType(response.req), JSON.stringify({ errors }));
}

/** Sends a body under an entity tag, or 304 when the client has it already. */
export function sendTagged(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  body: string | Buffer,
  etag: string,
): void {
  const coding = codingFor(response, contentType, body);
  // Each form of a body is a representation with a tag of its own.
  const tag = coding === null ? etag : `${etag.slice(0, -1)}-${coding}"`;
  response.setHeader('etag', tag);
  response.setHeader('cache-control', 'no-cache');
  if (body.length >= COMPRESSED_FROM) addVary(response, 'accept-encoding');
  response.statusCode = 200;
  if (matches(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
  } else if (coding === null) {
    sendPlain(response, 200, contentType, body);
  } else {
    sendCoded(response, contentType, coding, compressedOnce(tag, body, coding));
  }
}

/** Compressed forms of tagged bodies, by their tags: files, and the schema until another one is in use. */
const compressedBodies = new Map<string, Promise<Buffer>>();
const MOST_COMPRESSED = 100;

function compressedOnce(tag: string, body: string | Buffer, coding: ContentCoding): Promise<Buffer> {
  let compressed = compressedBodies.get(tag);
  if (compressed === undefined) {
    compressed = compress(bytesOf(body), coding);
    if (compressedBodies.size >= MOST_COMPRESSED) compressedBodies.delete(compressedBodies.keys().next().value!);
    compressedBodies.set(tag, compressed);
  }
  return compressed;
}

/** `If-None-Match` by RFC 9110 §13.1.2: a list, or `*`, compared weakly. Whatever the form, it is the same body. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => {
    const tag = part.trim().replace(/^W\//, '');
    return tag === '*' || tag === etag || tag.replace(/-(?:zstd|br|gzip)"$/, '"') === etag;
  });
}
