import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { addVary } from '../http/vary.js';
import type { ResultText } from '../sockets/result-text.js';

export const EVENTS_TYPE = 'text/event-stream; charset=utf-8';

/** A browser's EventSource comes back after so many milliseconds: not all of them at once when a gateway has stopped. */
const RETRY_MS = { least: 1_000, spread: 4_000 };
/** A line without a meaning: keeps proxies from taking the connection for dead. */
const COMMENT = ':\n\n';
/** With an empty `data`: a browser does not tell of events that have none. */
const COMPLETE = 'event: complete\ndata:\n\n';
const TAKEN = Promise.resolve();

/** Writes one event stream of the protocol of `graphql-sse`. Nothing is written any more once it has ended or its client has gone. */
export class EventWriter {
  readonly #response: ServerResponse;
  /** Ends the wait for a slow reader. */
  #resume: (() => void) | null = null;

  constructor(response: ServerResponse) {
    this.#response = response;
    const resume = (): void => this.#resume?.();
    response.on('drain', resume);
    response.on('close', resume);
  }

  /** Whether the reader has not taken what was written. */
  get isBehind(): boolean {
    return this.#response.writableLength > 0;
  }

  get isOver(): boolean {
    return this.#response.writableEnded || this.#response.destroyed;
  }

  /**
   * Sends the headers.
   * @param cursor where a browser that is cut off before the first event goes on; null where it cannot be said, or need not
   */
  begin(cursor: string | null): void {
    const response = this.#response;
    response.statusCode = 200;
    response.setHeader('content-type', EVENTS_TYPE);
    // `no-transform`: a proxy that compresses would hold events back. The last one tells nginx to pass each on at once.
    response.setHeader('cache-control', 'no-store, no-transform');
    response.setHeader('x-accel-buffering', 'no');
    addVary(response, 'accept');
    if (response.req.method === 'HEAD') return void response.end();
    const retry = RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread);
    // Only a browser's EventSource makes something of these two, and it comes by GET: other clients need not know them.
    response.write(response.req.method === 'GET' ? `retry: ${retry}\n${cursor === null ? '' : `id: ${cursor}\n`}\n` : COMMENT);
  }

  /** Resolves when there is room for more: that slows a fast source down to a slow reader. */
  next({ text }: ResultText, cursor: string | null): Promise<void> {
    return this.#write(`${cursor === null ? '' : `id: ${cursor}\n`}event: next\ndata: ${oneLine(text)}\n\n`);
  }

  keepAlive(): void {
    void this.#write(COMMENT);
  }

  /** Says what ended the stream, if it was an error, and that it will not go on. */
  complete(errors: readonly GraphQLFormattedError[] = []): void {
    if (this.isOver) return;
    if (errors.length > 0) void this.#write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
    this.#response.end(COMPLETE);
  }

  /** Ends the response in the middle of the stream: its client comes back and goes on, here or elsewhere. */
  cut(): void {
    if (!this.isOver) this.#response.end();
  }

  destroy(): void {
    this.#response.destroy();
  }

  #write(chunk: string): Promise<void> {
    if (this.isOver || this.#response.write(chunk)) return TAKEN;
    return new Promise((resolve) => (this.#resume = resolve));
  }
}

/** Line breaks of a JSON text stand between its tokens; in a stream of events they would end the line. */
function oneLine(json: string): string {
  return /[\r\n]/.test(json) ? json.replace(/[\r\n]+/g, ' ') : json;
}
