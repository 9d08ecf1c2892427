import type { Deliveries } from './check-deliveries.ts';

/** One client: who it is and what it follows. */
export interface SocketPlan {
  readonly token: string;
  readonly appealId: string;
  /** After which change it begins. */
  readonly cursor: string;
  readonly query: string;
}

/** What the process with the clients is told. */
export type WatchersMessage =
  /** `jitterMs`: clients that lose their connection come back within so many milliseconds; 0: they do not. */
  | { readonly do: 'connect'; readonly url: string; readonly sockets: readonly SocketPlan[]; readonly atATime: number; readonly jitterMs: number }
  | { readonly do: 'report'; readonly forget: boolean }
  | { readonly do: 'open' }
  | { readonly do: 'pause' | 'resume'; readonly places: readonly number[] }
  | { readonly do: 'close' };

export interface Connected {
  readonly seconds: number;
  readonly open: number;
}

/** What the clients have seen since it was last forgotten. */
export interface Seen extends Deliveries {
  readonly socket: Uint32Array;
  readonly version: Uint32Array;
  readonly at: Float64Array;
  /** From the beginning of a connection to its acknowledgement. */
  readonly handshakesMs: Float64Array;
  /** Connections that ended, by close code. */
  readonly ends: Readonly<Record<string, number>>;
  /** Places of clients whose subscriptions ended with an error, by its code. */
  readonly told: Readonly<Record<string, readonly number[]>>;
  readonly open: number;
}
