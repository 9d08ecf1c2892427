import type { Duplex } from 'node:stream';
import { DEFAULT_LOCALE } from '@otklik/base';
import { ANONYMOUS, type SignedInViewer, type Viewer } from '@otklik/identity';
import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Staying } from '../identity/viewer-watch.js';
import type { MessageWriter, ResultStream } from './result-stream.js';
import type { ResultText } from './result-text.js';
import type { SocketIdentity, UpgradeHeaders } from './socket-identity.js';
import { CLOSE } from './socket-limits.js';
import { beginTextFrame } from './text-frame.js';

/** The longest that a timer of Node can wait, in milliseconds (24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;
/** How long the other side may take to answer a close, in milliseconds. */
const CLOSE_TIMEOUT_MS = 2_000;
/** How long a reader who was too slow may take to read why, in milliseconds. */
export const SLOW_CLOSE_TIMEOUT_MS = 120_000;
/** What follows the payload of a message. */
const END_OF_MESSAGE = Buffer.from('}');

/** One open socket: who speaks on it, until when, whether it still answers, and whether it reads what it is sent. */
export class SocketConnection implements Staying, MessageWriter {
  readonly streams = new Set<ResultStream>();
  /** Settles when the socket is closed. */
  readonly ended: Promise<void>;
  /** Whose place among the sockets of viewers it takes; null where it takes none. */
  place: string | null = null;
  #identity: SocketIdentity = { viewer: ANONYMOUS, locale: DEFAULT_LOCALE };
  #expiry: NodeJS.Timeout | null = null;
  #alive = true;
  #isGivenUp = false;

  constructor(
    readonly socket: WebSocket,
    /** What the socket writes to. Nothing is compressed, so that whole messages may be written past it. */
    readonly stream: Duplex,
    /** Until it is known who speaks. */
    public headers: UpgradeHeaders,
    /** Whose bucket its address has; see `addressKey`. */
    readonly address: string,
    readonly logFault: (fault: unknown) => void,
  ) {
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('pong', () => void (this.#alive = true));
    // A broken frame or a message over the limit: `ws` has answered it with its own close code already.
    socket.on('error', () => undefined);
    stream.on('drain', () => this.#onRoom());
  }

  get identity(): SocketIdentity {
    return this.#identity;
  }

  /** Whoever speaks, speaks no longer than the token lives. */
  set identity(identity: SocketIdentity) {
    this.#identity = identity;
    this.headers = {};
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
            if (isOfServersOnly(fault)) return this.close(CLOSE.BAD_REQUEST, 'Invalid message received');
            this.logFault(fault);
            this.close(CLOSE.INTERNAL_ERROR, 'Internal server error');
          });
          // Whoever does not read our answers is not listened to meanwhile, or the answers would pile up.
          if (!this.hasRoom) this.socket.pause();
        });
      },
    };
  }

  /** Resolves when the system took the text; at once when the socket is closing. */
  send(text: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    return new Promise((resolve) => this.socket.send(text, () => resolve()));
  }

  /** Subscriptions that run. */
  get subscriptions(): number {
    let count = 0;
    for (const { isSubscription } of this.streams) if (isSubscription) count++;
    return count;
  }

  get hasRoom(): boolean {
    return !this.stream.writableNeedDrain;
  }

  writeNext(prefix: string, { bytes }: ResultText): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.stream.cork();
    this.stream.write(beginTextFrame(prefix, bytes.length + END_OF_MESSAGE.length));
    this.stream.write(bytes);
    this.stream.write(END_OF_MESSAGE);
    this.stream.uncork();
  }

  /** The other side reads too slowly, or not at all: each of its subscriptions is told to resync, and it is to come back. */
  giveUp(): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    for (const stream of [...this.streams]) stream.giveUp();
    // After the errors, which the protocol library writes in a moment.
    setImmediate(() => this.close(CLOSE.TRY_AGAIN_LATER, 'Reads too slowly', SLOW_CLOSE_TIMEOUT_MS));
  }

  /** Says goodbye, and ends the connection if the other side does not answer. @param timeoutMs how long that may take */
  close(code?: number, reason?: string, timeoutMs = CLOSE_TIMEOUT_MS): void {
    this.socket.close(code, reason);
    const impatience = setTimeout(() => this.socket.terminate(), timeoutMs).unref();
    this.socket.once('close', () => clearTimeout(impatience));
  }

  /** Called at each beat: gives a socket up that has not answered the last ping. It may be gone; or it reads so slowly that the ping still waits. */
  checkAlive(): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (!this.#alive) return this.giveUp();
    this.#alive = false;
    this.socket.ping();
  }

  #onRoom(): void {
    this.socket.resume();
    for (const stream of this.streams) stream.resume();
  }

  /** Frees what the connection holds. */
  release(): void {
    if (this.#expiry !== null) clearTimeout(this.#expiry);
  }
}

/** The protocol library throws at a message that only servers send; for us that is the client's mistake like any other message that is none. */
function isOfServersOnly(fault: unknown): boolean {
  return fault instanceof Error && fault.message.startsWith('Unexpected message of type ');
}
