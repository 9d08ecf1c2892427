import { connect, type Socket } from 'node:net';
import type { PostHandler } from '../origin.js';
import { AnswerReader } from './answer-reader.js';

/** Where a connection leads. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Who lends connections. */
export interface ConnectionOwner {
  /** The connection can be used again. */
  free(connection: PlainConnection): void;
  /** It cannot, and is closed. */
  lost(connection: PlainConnection): void;
}

/** Bytes that are read at once. All connections read into the same buffer: what they read is copied before the next one does. */
const READ_BYTES = 65_536;
const INTO = Buffer.allocUnsafeSlow(READ_BYTES);

/** A connection over which one POST goes at a time. */
export class PlainConnection {
  /** Until when it may be used again, on the clock of `performance.now()`. */
  expiresAt = Infinity;
  readonly #socket: Socket;
  readonly #reader: AnswerReader;
  #handler: PostHandler | null = null;
  #isLost = false;

  constructor(
    { host, port }: Address,
    answerBytes: number,
    private readonly keepAliveMs: number,
    private readonly owner: ConnectionOwner,
  ) {
    this.#reader = new AnswerReader(answerBytes);
    const callback = (length: number, bytes: Uint8Array): boolean => {
      this.#take(bytes.subarray(0, length) as Buffer);
      return true;
    };
    this.#socket = connect({ host, port, noDelay: true, onread: { buffer: INTO, callback } });
    this.#socket.on('end', () => this.#end());
    this.#socket.on('error', (error) => this.#lose(error));
    this.#socket.on('close', () => this.#lose(brokenOff()));
    // Whoever waits for an answer has a timer, which keeps the process.
    this.#socket.unref();
  }

  /** @param message as it goes over the wire, with one character for each byte */
  send(message: string, handler: PostHandler): void {
    this.#handler = handler;
    this.#socket.write(message, 'latin1');
  }

  /** Gives the connection up, and the answer that it is to bring; nothing when that has come already. */
  abort(handler: PostHandler, reason: Error): void {
    if (this.#handler === handler) this.#lose(reason);
  }

  /** Closes a connection that is not in use. */
  close(): void {
    this.#lose(brokenOff());
  }

  #take(bytes: Buffer): void {
    if (this.#isLost) return;
    // It speaks without being asked: its answers could not be told apart any more.
    if (this.#handler === null) return this.#lose(brokenOff());
    try {
      const read = this.#reader.read(bytes);
      if (read === null) return;
      this.expiresAt = performance.now() + Math.min(this.keepAliveMs, read.keptMs - 1_000);
      const handler = this.#handler;
      this.#handler = null;
      if (read.isKept) this.owner.free(this);
      else this.#lose(brokenOff());
      handler.answer(read.answer);
    } catch (error) {
      this.#lose(error as Error);
    }
  }

  #end(): void {
    const read = this.#isLost ? null : this.#reader.end();
    const handler = this.#handler;
    if (read === null || handler === null) return this.#lose(brokenOff());
    this.#handler = null;
    this.#lose(brokenOff());
    handler.answer(read.answer);
  }

  #lose(reason: Error): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#socket.destroy();
    this.owner.lost(this);
    this.#handler?.fail(reason);
    this.#handler = null;
  }
}

/** With the code by which Node calls it where it notices. */
function brokenOff(): Error {
  return Object.assign(new Error('The connection was closed before the answer was there'), { code: 'ECONNRESET' });
}
