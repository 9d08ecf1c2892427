import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalizedText } from '@otklik/base';
import type { EventLog } from '@otklik/events';
import type { SubgraphTransport } from '@otklik/gateway-engine';
import type { Viewer } from '@otklik/identity';
import type { FaultLog } from './errors/fault-log.js';
import type { CorsOrigins } from './http/cors.js';
import type { IsOwnHost } from './http/own-host.js';
import type { RefreshViewers } from './identity/viewer-watch.js';
import type { AskFollows } from './live/follow-checks.js';
import type { ObserverOptions } from './observability/gateway-observer.js';
import type { OperationLimits } from './policies/operation-limits.js';
import type { RateLimitOptions } from './policies/rate/rate-limits.js';
import type { PersistedOperations } from './policies/persisted/persisted-operations.js';
import type { SwapCounters } from './swap/swap-counters.js';
import type { SwapLog } from './swap/swap-report.js';

/** A request that the gateway's own paths do not take. Resolves to whether it was answered. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** Somebody whom a visitor of a demonstration may be. */
export interface DemoPersona {
  /** Login, such as `anna`. */
  readonly name: string;
  /** What the persona is. */
  readonly title: string | LocalizedText;
}

/** Switches the login bar of the start page on. Never in production. */
export interface DemoLogin {
  readonly personas: readonly DemoPersona[];
  /** A fresh access token of a persona. */
  token(persona: string): Promise<string>;
  /**
   * Whether a name or address, without port and brackets, is this server's. Requests that call it otherwise get no token:
   * without a password, any page in a visitor's browser could have one by DNS rebinding.
   */
  readonly isOwnHost: IsOwnHost;
}

/** How the sockets behave; the defaults are in `sockets/socket-limits.ts`. */
export interface SocketLimits {
  /** Operations at a time on one socket, subscriptions included. */
  readonly operations: number;
  /** Subscriptions at a time on one socket. */
  readonly subscriptions: number;
  /** Sockets at a time of one person or machine that signed in; null for as many as they like. */
  readonly perViewer: number | null;
  /** Sockets at a time from one address; null for as many as come. */
  readonly perAddress: number | null;
  /** Bytes of one message. */
  readonly messageBytes: number;
  /** How long a socket may stay open without `connection_init`, in milliseconds. */
  readonly initTimeoutMs: number;
  /** Between two pings, in milliseconds; a socket that does not answer one is ended. */
  readonly pingMs: number;
  /** Between two looks at the rights of those who keep something open, in milliseconds. */
  readonly recheckMs: number;
  /** How long sockets are left alone after `/ready` has begun to fail, so that a balancer sees it first, in milliseconds. */
  readonly drainDelayMs: number;
  /** Over how long all sockets are closed when the gateway stops, in milliseconds. */
  readonly drainMs: number;
}

/** Who may swap the supergraph over HTTP: requests from this machine that were not passed on by a proxy. */
export interface AdminAccess {
  /** Whether a name or address, without port and brackets, is this server's: else a page could come by DNS rebinding. */
  readonly isOwnHost: IsOwnHost;
}

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly transport: SubgraphTransport;
  /**
   * The transport of a supergraph that comes by a swap. The one in use goes on when left out, and for those that come with
   * a transport of their own.
   * @param outlineSdl the supergraph without most of its types; `join__Graph` is there. Throws when the subgraphs cannot be reached
   */
  transportFor?(outlineSdl: string): SubgraphTransport;
  /** Lets programs of this machine put another supergraph in use by `POST /admin/supergraph`. Nobody may when left out. */
  readonly admin?: AdminAccess | undefined;
  /** Told of every swap. One line each in the log of the process. */
  readonly logSwap?: SwapLog;
  /**
   * Who is behind an `Authorization` value; `ANONYMOUS` for null. Throws `CodedError` UNAUTHENTICATED on a bad token.
   * Absent where nobody signs in: then everyone is anonymous, and the header is not read.
   */
  identify?(authorization: string | null): Promise<Viewer>;
  /**
   * How those stand now who keep sockets and subscriptions open; see `RefreshViewers`. Asked every two seconds. Without it rights
   * are those of the moment when a socket was opened.
   */
  readonly refresh?: RefreshViewers;
  /** What live fields follow. Absent where there are none: then every subscription is asked of its subgraph. */
  readonly log?: EventLog;
  /** Asks subgraphs for many viewers at once who may follow a live field; each is asked for by its twin when left out. */
  readonly follows?: AskFollows | undefined;
  /** What the start page shows: the tour of the platform, or GraphiQL alone for another graph. The tour. */
  readonly startPage?: 'tour' | 'plain';
  /** Whether the start page has GraphiQL. Outside production when left out. */
  readonly ide?: boolean | undefined;
  /**
   * Errors of subgraphs without a code of our table: `mask` makes them faults, as for subgraphs of our own; `relay` passes
   * their message and extensions on, outside production. `mask`.
   */
  readonly subgraphErrors?: 'mask' | 'relay';
  /** More paths, such as `/oidc`, asked in this order after the gateway's own. */
  readonly routes?: readonly RouteHandler[];
  readonly demo?: DemoLogin;
  /** Introspection, suggestions and names of subgraphs are hidden. */
  readonly production: boolean;
  /** By which address people reach the platform, for QR codes; null or left out when only requests tell. */
  readonly publicUrl?: string | null;
  /** Anything else that `/ready` should wait for. */
  isReady?(): boolean | Promise<boolean>;
  readonly limits?: Partial<OperationLimits>;
  /** How much each viewer, client and address may do in a minute; as much as they like when left out. */
  readonly rateLimits?: RateLimitOptions | undefined;
  /** Operations that clients may name by an id; as a safelist nothing else is run. See `openPersistedOperations`. */
  readonly persistedOperations?: PersistedOperations | undefined;
  /** Pages of which other origins may use the graph. Of none when left out. */
  readonly corsOrigins?: CorsOrigins | undefined;
  readonly sockets?: Partial<SocketLimits> | undefined;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed when sockets are counted by address. Of none when left out. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Bytes of a request body. 1 MB. */
  readonly bodyBytes?: number;
  /** How long a request body may take to come, in milliseconds. 15 s. */
  readonly bodyTimeoutMs?: number;
  /** Where faults are written. One line each in the log of the process. */
  readonly logFault?: FaultLog;
  /** Where logs, metrics and traces of requests go; nowhere, and at no cost, when left out. */
  readonly observe?: ObserverOptions;
  /** Told each time that following the log has failed; it is tried again at once. A fault when left out. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Where to listen; port 0 takes a free one. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
}

/** A running gateway. */
export interface Gateway {
  listen(options: ListenOptions): Promise<{ port: number }>;
  /**
   * Puts another supergraph in use while requests run; resolves when all running subscriptions have moved to it. Rejects with
   * the reason in one line, and keeps the old one, when the new one is bad.
   * @param transport for the subgraphs of the new one
   */
  swap(supergraphSdl: string, transport?: SubgraphTransport): Promise<void>;
  /** Up to which position of the log live fields have been served; null where there are none. */
  readonly livePosition: number | null;
  /** What became of the swaps so far. */
  readonly swapCounters: SwapCounters;
  /** `/ready` fails first, then sockets are closed in batches, then requests under way are finished. Idempotent. */
  stop(): Promise<void>;
}
