import { Pool, type Dispatcher } from 'undici';
import { AnswerTooLarge, COMMON_HEADERS, type Origin, type OriginOptions, type Post, type PostHandler } from './origin.js';

/** What undici gives a handler to stop a request with; its typings do not export the name. */
type Controller = Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestStart']>>[0];

const NOTHING = Buffer.alloc(0);

/** Connections of undici: for all that is not plain HTTP. */
export class UndiciOrigin implements Origin {
  readonly #pool: Pool;
  readonly #answerBytes: number;

  constructor(url: URL, { connections, keepAliveMs, answerBytes }: OriginOptions) {
    this.#answerBytes = answerBytes;
    // Each request has one deadline of its own for everything.
    this.#pool = new Pool(url.origin, { connections, keepAliveTimeout: keepAliveMs, headersTimeout: 0, bodyTimeout: 0, maxResponseSize: answerBytes });
  }

  post({ path, headers, body }: Post, handler: PostHandler): void {
    const exchange = new UndiciExchange(handler, this.#answerBytes);
    this.#pool.dispatch({ path, method: 'POST', headers: [...COMMON_HEADERS, ...headers], body: Buffer.from(body, 'latin1') }, exchange);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Hands on what undici says. */
class UndiciExchange implements Dispatcher.DispatchHandler {
  #status = 0;
  #contentType = '';
  #contentEncoding = '';
  #chunks: Buffer[] = [];

  constructor(
    private readonly handler: PostHandler,
    private readonly answerBytes: number,
  ) {}

  onRequestStart(controller: Controller): void {
    this.handler.start((reason) => controller.abort(reason));
  }

  onResponseStart(_controller: Controller, status: number, headers: Record<string, string | string[] | undefined>): void {
    this.#status = status;
    this.#contentType = String(headers['content-type'] ?? '');
    this.#contentEncoding = String(headers['content-encoding'] ?? '');
    this.#chunks = [];
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first = NOTHING, ...more] = this.#chunks;
    const bytes = more.length === 0 ? first : Buffer.concat(this.#chunks);
    this.handler.answer({ status: this.#status, contentType: this.#contentType, contentEncoding: this.#contentEncoding, bytes });
  }

  onResponseError(_controller: Controller, error: Error): void {
    const isTooLarge = (error as { code?: unknown }).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
    this.handler.fail(isTooLarge ? new AnswerTooLarge(this.answerBytes) : error);
  }
}
