import type { SocketLimits } from '../options.js';

export const DEFAULT_SOCKET_LIMITS: SocketLimits = {
  operations: 100,
  subscriptions: 80,
  perViewer: null,
  perAddress: null,
  messageBytes: 1_000_000,
  initTimeoutMs: 3_000,
  pingMs: 15_000,
  recheckMs: 2_000,
  drainDelayMs: 0,
  drainMs: 2_000,
};

/** Close codes of WebSocket and of graphql-transport-ws that the gateway chooses itself. */
export const CLOSE = {
  /** The gateway stops; clients reconnect, to another one. */
  SERVICE_RESTART: 1012,
  /** Who the client is could not be found out now, or it has too many sockets, or it reads too slowly; clients try again. */
  TRY_AGAIN_LATER: 1013,
  /** The message is none that a client may send. */
  BAD_REQUEST: 4400,
  /** The token is bad, or has ended, or the session was ended; clients may come back with a new one. */
  FORBIDDEN: 4403,
  INTERNAL_ERROR: 4500,
} as const;
