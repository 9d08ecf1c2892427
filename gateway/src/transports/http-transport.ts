import type { SubgraphRequest, SubgraphTransport } from '@otklik/gateway-engine';
import type { BreakerOptions } from './circuit-breaker.js';
import type { Origin } from './origin.js';
import { PlainOrigin } from './plain/plain-origin.js';
import { SubgraphEndpoint } from './subgraph-endpoint.js';
import { UndiciOrigin } from './undici-origin.js';

const TIMEOUT_MS = 10_000;
const CONNECTIONS = 128;
const ANSWER_BYTES = 64 * 1024 * 1024;
/** Shorter than the 5 s after which Node servers hang up, so that a request seldom meets a connection that is being closed. */
const KEEP_ALIVE_MS = 4_000;
const NO_HEADERS: readonly string[] = [];

/** Where subgraphs listen and how long they may take. */
export interface HttpTransportOptions {
  /** URLs by the subgraphs' names as composed; `readSubgraphUrls` takes them from a supergraph. */
  readonly urls: ReadonlyMap<string, string>;
  /** How long a subgraph may take for its whole answer, a retry included, in milliseconds. 10 s; one number for all or by name. */
  readonly timeoutMs?: number | ReadonlyMap<string, number>;
  /** Connections at a time to one origin; further requests wait. 128. */
  readonly connections?: number;
  /** Bytes of one answer. 64 MB. */
  readonly answerBytes?: number;
  /** More headers, such as a signature; asked for each attempt. Nothing of the client's own headers is ever forwarded. */
  readonly headers?: (call: OutgoingRequest) => Readonly<Record<string, string>>;
  /** Whether the subgraphs answer to this gateway alone, so that 401 and 403 are said to it and not to its client. False. */
  readonly own?: boolean;
  /** When a subgraph that does not answer is left alone; each has a breaker of its own. */
  readonly breaker?: BreakerOptions;
}

/** A request as headers may depend on it. */
export interface OutgoingRequest extends Pick<SubgraphRequest, 'subgraph' | 'context'> {
  /** Exactly as it is sent. */
  readonly body: string | Uint8Array;
}

/** A transport that holds connections. */
export interface HttpTransport extends SubgraphTransport {
  /**
   * Asks a subgraph something that is not GraphQL, on another path of its, with a JSON body; what it answers is parsed. Asked again when the
   * connection breaks. That it fails is not held against the subgraph's GraphQL.
   */
  ask(question: { readonly subgraph: string; readonly path: string; readonly body: string; readonly context: unknown }): Promise<unknown>;
  /** Waits for requests under way, then closes the connections. Idempotent. */
  close(): Promise<void>;
}

/**
 * Reaches subgraphs over HTTP, on connections that are kept. A query whose connection was refused or broke is sent once
 * more; a mutation never, for it may have been carried out. One that does not answer again and again is left alone for a moment.
 *
 * @throws TypeError when something is no URL
 */
export function httpTransport(options: HttpTransportOptions): HttpTransport {
  const { urls, timeoutMs = TIMEOUT_MS, connections = CONNECTIONS, answerBytes = ANSWER_BYTES, headers, own = false, breaker } = options;
  const origins = new Map<string, Origin>();
  const endpoints = new Map<string, SubgraphEndpoint>();
  const asides = new Map<string, SubgraphEndpoint>();
  for (const [name, text] of urls) {
    const url = new URL(text);
    let origin = origins.get(url.origin);
    if (origin === undefined) {
      const kept = { connections, keepAliveMs: KEEP_ALIVE_MS, answerBytes };
      origin = url.protocol === 'http:' ? new PlainOrigin(url, kept) : new UndiciOrigin(url, kept);
      origins.set(url.origin, origin);
    }
    endpoints.set(name, new SubgraphEndpoint(origin, { path: url.pathname + url.search, answerBytes, own, breaker }));
  }

  let closing: Promise<void> | null = null;
  const timeoutOf = (subgraph: string): number => (typeof timeoutMs === 'number' ? timeoutMs : (timeoutMs.get(subgraph) ?? TIMEOUT_MS));
  const headersFor = (subgraph: string, context: unknown, body: string): readonly string[] =>
    headers === undefined ? NO_HEADERS : Object.entries(headers({ subgraph, context, body: Buffer.from(body, 'latin1') })).flat();
  function aside(subgraph: string, url: string, path: string): SubgraphEndpoint {
    const key = `${subgraph} ${path}`;
    const endpoint = asides.get(key) ?? new SubgraphEndpoint(origins.get(new URL(url).origin)!, { path, answerBytes, own, breaker });
    asides.set(key, endpoint);
    return endpoint;
  }
  return {
    serialised: true,
    execute({ subgraph, utf8: body, context, operationType }: SubgraphRequest) {
      const endpoint = endpoints.get(subgraph);
      if (endpoint === undefined) return Promise.reject(new Error(`There is no URL for the subgraph ${subgraph}`));
      return endpoint.send({
        body,
        headers: () => headersFor(subgraph, context, body),
        timeoutMs: timeoutOf(subgraph),
        retries: operationType === 'query' ? 1 : 0,
      });
    },
    async ask({ subgraph, path, body: text, context }) {
      const url = urls.get(subgraph);
      if (url === undefined) throw new Error(`There is no URL for the subgraph ${subgraph}`);
      const body = Buffer.from(text).toString('latin1');
      const headers = () => headersFor(subgraph, context, body);
      const answer = await aside(subgraph, url, path).send({ body, headers, timeoutMs: timeoutOf(subgraph), retries: 1 });
      return 'parse' in answer ? answer.parse() : answer;
    },
    close: () => (closing ??= Promise.all([...origins.values()].map((origin) => origin.close())).then(() => undefined)),
  };
}
