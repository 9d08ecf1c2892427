import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalizedText } from '@otklik/base';
import type { EventLog } from '@otklik/events';
import type { SubgraphTransport } from '@otklik/gateway-engine';
import type { Viewer } from '@otklik/identity';
import type { FaultLog } from './errors/fault-log.js';
import type { IsOwnHost } from './http/own-host.js';
import type { OperationLimits } from './policies/operation-limits.js';

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
  /** Operations at a time on one socket. */
  readonly operations: number;
  /** Bytes of one message. */
  readonly messageBytes: number;
  /** How long a socket may stay open without `connection_init`, in milliseconds. */
  readonly initTimeoutMs: number;
  /** Between two pings, in milliseconds; a socket that does not answer one is ended. */
  readonly pingMs: number;
  /** Over how long all sockets are closed when the gateway stops, in milliseconds. */
  readonly drainMs: number;
}

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly supergraphSdl: string;
  readonly transport: SubgraphTransport;
  /**
   * Who is behind an `Authorization` value; `ANONYMOUS` for null. Throws `CodedError` UNAUTHENTICATED on a bad token.
   * Absent where nobody signs in: then everyone is anonymous, and the header is not read.
   */
  identify?(authorization: string | null): Promise<Viewer>;
  /** What live fields follow. Absent where there are none: then every subscription is asked of its subgraph. */
  readonly log?: EventLog;
  /** What the start page shows: the tour of the platform, or GraphiQL alone for another graph. The tour. */
  readonly startPage?: 'tour' | 'plain';
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
  /** Anything else that `/ready` should wait for. */
  isReady?(): boolean | Promise<boolean>;
  readonly limits?: Partial<OperationLimits>;
  readonly sockets?: Partial<SocketLimits>;
  /** Bytes of a request body. 1 MB. */
  readonly bodyBytes?: number;
  /** How long a request body may take to come, in milliseconds. 15 s. */
  readonly bodyTimeoutMs?: number;
  /** Where faults are written. One JSON line each on stderr. */
  readonly logFault?: FaultLog;
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
  /** Puts another supergraph in use while requests run. Rejects, and keeps the old one, when the new one is bad. */
  swap(supergraphSdl: string): Promise<void>;
  /** `/ready` fails first, then sockets are closed in batches, then requests under way are finished. Idempotent. */
  stop(): Promise<void>;
}
