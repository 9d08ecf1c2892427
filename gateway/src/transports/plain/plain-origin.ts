import { validateHeaderName, validateHeaderValue } from 'node:http';
import { COMMON_HEADERS, type Origin, type OriginOptions, type Post, type PostHandler } from '../origin.js';
import { PlainConnection, type Address, type ConnectionOwner } from './plain-connection.js';
import { Queue } from './queue.js';

/** How often connections that nobody uses are looked at, in milliseconds. */
const SWEEP_MS = 1_000;
const HTTP_PORT = 80;

interface Waiting {
  /** As it goes over the wire. */
  readonly message: string;
  readonly handler: PostHandler;
}

/**
 * Connections of plain HTTP/1.1, for POSTs with JSON and whole answers only: at half of what undici, which can do everything, costs
 * (decision 0023).
 */
export class PlainOrigin implements Origin, ConnectionOwner {
  readonly #address: Address;
  readonly #headerLines: string;
  readonly #options: OriginOptions;
  /** The one that was used last is used next, so that superfluous ones expire. */
  readonly #idle: PlainConnection[] = [];
  readonly #all = new Set<PlainConnection>();
  readonly #waiting = new Queue<Waiting>();
  #sweeping: NodeJS.Timeout | null = null;
  #isClosing = false;
  #closed: () => void = () => undefined;

  constructor(url: URL, options: OriginOptions) {
    this.#address = { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? HTTP_PORT : Number(url.port) };
    this.#headerLines = ` HTTP/1.1\r\nhost: ${url.host}\r\nconnection: keep-alive\r\n${linesOf(COMMON_HEADERS)}`;
    this.#options = options;
  }

  post({ path, headers, body }: Post, handler: PostHandler): void {
    if (this.#isClosing) return handler.fail(new Error('The connections were closed'));
    let message: string;
    try {
      message = `POST ${path}${this.#headerLines}${linesOf(headers)}content-length: ${body.length}\r\n\r\n${body}`;
    } catch (error) {
      return handler.fail(error as Error);
    }
    const connection = this.#takeIdle() ?? (this.#all.size < this.#options.connections ? this.#connect() : null);
    if (connection === null) this.#waiting.add({ message, handler });
    else if (!this.#send(connection, message, handler)) this.free(connection);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const closed = new Promise<void>((resolve) => (this.#closed = resolve));
    for (const connection of this.#idle.splice(0)) connection.close();
    this.#settle();
    await closed;
  }

  free(connection: PlainConnection): void {
    for (let next = this.#waiting.take(); next !== null; next = this.#waiting.take()) {
      if (this.#send(connection, next.message, next.handler)) return;
    }
    if (this.#isClosing) return connection.close();
    this.#idle.push(connection);
    this.#sweeping ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  lost(connection: PlainConnection): void {
    this.#all.delete(connection);
    const index = this.#idle.indexOf(connection);
    if (index >= 0) this.#idle.splice(index, 1);
    if (!this.#waiting.isEmpty) this.free(this.#connect());
    this.#settle();
  }

  /** False when nobody waits for it any more. */
  #send(connection: PlainConnection, message: string, handler: PostHandler): boolean {
    let reason: Error | null = null;
    let isSent = false;
    handler.start((given) => {
      reason ??= given;
      if (isSent) connection.abort(handler, given);
    });
    if (reason !== null) {
      handler.fail(reason);
      return false;
    }
    isSent = true;
    connection.send(message, handler);
    return true;
  }

  #connect(): PlainConnection {
    const connection = new PlainConnection(this.#address, this.#options.answerBytes, this.#options.keepAliveMs, this);
    this.#all.add(connection);
    return connection;
  }

  #takeIdle(): PlainConnection | null {
    const now = performance.now();
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined) return null;
      if (connection.expiresAt > now) return connection;
      connection.close();
    }
  }

  #sweep(): void {
    const now = performance.now();
    for (const connection of this.#idle.filter(({ expiresAt }) => expiresAt <= now)) connection.close();
    if (this.#all.size === 0) this.#stopSweeping();
  }

  #stopSweeping(): void {
    clearInterval(this.#sweeping ?? undefined);
    this.#sweeping = null;
  }

  #settle(): void {
    if (!this.#isClosing || this.#all.size > 0) return;
    this.#stopSweeping();
    this.#closed();
  }
}

/** @throws TypeError for what cannot be a header */
function linesOf(headers: readonly string[]): string {
  let lines = '';
  for (let index = 0; index < headers.length; index += 2) {
    const [name, value] = [headers[index]!, headers[index + 1]!];
    validateHeaderName(name);
    validateHeaderValue(name, value);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
