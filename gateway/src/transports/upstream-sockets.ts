import { SubgraphRefusal, type SubgraphError, type SubgraphResponse, type SubgraphSubscription } from '@otklik/gateway-engine';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { EventQueue } from './event-queue.js';

const CONNECT_TIMEOUT_MS = 10_000;
const EVENT_BYTES = 16 * 1024 * 1024;
/** Between two pings of the protocol; an upstream that does not answer one is taken for lost. */
const PING_MS = 15_000;

/** Where subgraphs with subscriptions listen. */
export interface UpstreamSocketsOptions {
  /** URLs by the subgraphs' names as composed, `http:` or `ws:`; a socket is opened at the `ws:` form of the same URL. */
  readonly urls: ReadonlyMap<string, string>;
}

/** The subscriptions part of a transport. */
export interface UpstreamSockets {
  subscribe(subscription: SubgraphSubscription): AsyncIterator<SubgraphResponse, unknown, void>;
}

/**
 * Carries subscriptions to subgraphs by graphql-transport-ws: one socket for each subscriber, opened with it and closed
 * when either side ends. A connection that breaks ends the subscription, since nobody could say what was missed.
 */
export function upstreamSockets({ urls }: UpstreamSocketsOptions): UpstreamSockets {
  return {
    subscribe({ subgraph, query, variables }) {
      const url = urls.get(subgraph);
      if (url === undefined) throw new Error(`There is no URL for the subgraph ${subgraph}`);
      const events = new EventQueue<SubgraphResponse>();
      const client = createClient({
        url: url.replace(/^http/i, 'ws'),
        webSocketImpl: UpstreamSocket,
        retryAttempts: 0,
        connectionAckWaitTimeout: CONNECT_TIMEOUT_MS,
        keepAlive: PING_MS,
      });
      events.onStop = client.subscribe<Record<string, unknown>>(
        { query, variables },
        {
          next: (event) => events.push(event),
          error: (reason) => events.fail(asError(reason)),
          complete: () => events.end(),
        },
      );
      return events;
    },
  };
}

class UpstreamSocket extends WebSocket {
  constructor(url: string, protocols: string | string[]) {
    super(url, protocols, { handshakeTimeout: CONNECT_TIMEOUT_MS, maxPayload: EVENT_BYTES, perMessageDeflate: false });
  }
}

/** The errors of an `error` message, a close, or whatever kept the socket from opening. */
function asError(reason: unknown): Error {
  if (reason instanceof Error) return reason;
  if (Array.isArray(reason)) return new SubgraphRefusal(reason as SubgraphError[]);
  const { code, reason: text = '', message } = reason as { code?: number; reason?: string; message?: string };
  return new Error(message ?? `The socket was closed with ${code} ${text}`.trimEnd());
}
