import type { IncomingMessage } from 'node:http';
import { DEFAULT_LOCALE } from '@otklik/base';
import { ANONYMOUS, type SignedInViewer, type Viewer } from '@otklik/identity';
import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Staying } from '../identity/viewer-watch.js';
import type { SocketIdentity } from './socket-identity.js';
import { CLOSE } from './socket-limits.js';

/** The longest that a timer of Node can wait, in milliseconds (24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;
/** How long the other side may take to answer a close, in milliseconds. */
const CLOSE_TIMEOUT_MS = 2_000;

/** One open socket: who speaks on it, until when, and whether it still answers. */
export class SocketConnection implements Staying {
  /** Settles when the socket is closed. */
  readonly ended: Promise<void>;
  #identity: SocketIdentity = { viewer: ANONYMOUS, locale: DEFAULT_LOCALE };
  #expiry: NodeJS.Timeout | null = null;
  #alive = true;

  constructor(
    readonly socket: WebSocket,
    readonly request: IncomingMessage,
    /** Whose bucket its address has; see `addressKey`. */
    readonly address: string,
    readonly logFault: (fault: unknown) => void,
  ) {
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('pong', () => void (this.#alive = true));
    // A broken frame or a message over the limit: `ws` has answered it with its own close code already.
    socket.on('error', () => undefined);
  }

  get identity(): SocketIdentity {
    return this.#identity;
  }

  /** Whoever speaks, speaks no longer than the token lives. */
  set identity(identity: SocketIdentity) {
    this.#identity = identity;
    if (identity.viewer.kind === 'anonymous') return;
    const remaining = Math.min(identity.viewer.expiresAt - Date.now(), LONGEST_TIMER_MS);
    this.#expiry = setTimeout(() => this.close(CLOSE.FORBIDDEN, 'Token expired'), Math.max(remaining, 0)).unref();
  }

  get viewer(): Viewer {
    return this.#identity.viewer;
  }

  /** From now on the speaker has the rights of this viewer; or none, and may speak no more. */
  reauthorise(viewer: SignedInViewer | null): void {
    if (viewer === null) this.close(CLOSE.FORBIDDEN, 'Session ended');
    else this.#identity = { ...this.#identity, viewer };
  }

  /** What the protocol library works on. */
  forProtocol(): ProtocolSocket {
    return {
      protocol: this.socket.protocol,
      send: (text) => this.send(text),
      close: (code, reason) => this.close(code, reason),
      onMessage: (take) => {
        this.socket.on('message', (message: Buffer) => {
          take(message.toString()).catch((fault: unknown) => {
            this.logFault(fault);
            this.close(CLOSE.INTERNAL_ERROR, 'Internal server error');
          });
        });
      },
    };
  }

  /** Resolves when the system took the text; at once when the socket is closing. */
  send(text: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => this.socket.send(text, () => resolve()));
  }

  /** Says goodbye, and ends the connection if the other side does not answer. */
  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
    const impatience = setTimeout(() => this.socket.terminate(), CLOSE_TIMEOUT_MS).unref();
    this.socket.once('close', () => clearTimeout(impatience));
  }

  /** Called at each beat: ends a socket that has not answered the last ping. */
  checkAlive(): void {
    if (!this.#alive) return this.socket.terminate();
    this.#alive = false;
    this.socket.ping();
  }

  /** Frees what the connection holds. */
  release(): void {
    if (this.#expiry !== null) clearTimeout(this.#expiry);
  }
}
