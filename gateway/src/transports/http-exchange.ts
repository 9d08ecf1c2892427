import type { SerialisedResponse, SubgraphResponse } from '@otklik/gateway-engine';
import type { Dispatcher } from 'undici';
import { decodeBody, isEncoded } from './decode-body.js';

/** What undici gives a handler to stop a request with; its typings do not export the name. */
type Controller = Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestStart']>>[0];

/** The subgraph answered, but not with GraphQL. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const NOTHING = Buffer.alloc(0);
/** Some servers put one before their JSON, which `JSON.parse` does not take. */
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const DATA = Buffer.from('{"data":{');

function beginsWithData(bytes: Buffer): boolean {
  return bytes.length > DATA.length && DATA.equals(bytes.subarray(0, DATA.length));
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length));
}

/** One HTTP request and its JSON answer, without a stream in between: an answer is only of use when it is whole. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  /** The body: as it is when it looks like data, parsed otherwise. Rejects with the reason why there is none. */
  readonly answer: Promise<SubgraphResponse | SerialisedResponse>;
  #resolve!: (response: SubgraphResponse | SerialisedResponse) => void;
  #reject!: (reason: Error) => void;
  readonly #timer: NodeJS.Timeout;
  #expired: Error | null = null;
  #controller: Controller | null = null;
  #status = 0;
  #contentType = '';
  #contentEncoding = '';
  #first: Buffer | null = null;
  #rest: Buffer[] | null = null;

  /**
   * @param timeoutMs what the timeout is, to be told
   * @param deadline when it ends, on the clock of `performance.now()`
   * @param answerBytes how large a compressed body may become
   * @param own whether 401 and 403 are said to the gateway and not to its client: then there is no answer
   */
  constructor(
    timeoutMs: number,
    deadline: number,
    private readonly answerBytes: number,
    private readonly own = false,
  ) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => this.#expire(timeoutMs), deadline - performance.now());
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    // It waited for a connection for too long: nobody waits for its answer any more.
    if (this.#expired !== null) controller.abort(this.#expired);
  }

  onResponseStart(_controller: Controller, status: number, headers: Record<string, string | string[] | undefined>): void {
    this.#status = status;
    this.#contentType = String(headers['content-type'] ?? '');
    this.#contentEncoding = String(headers['content-encoding'] ?? '');
    this.#first = this.#rest = null;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    if (this.#first === null) this.#first = chunk;
    else (this.#rest ??= [this.#first]).push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    if (this.own && (this.#status === 401 || this.#status === 403)) {
      return this.#reject(new UnusableAnswer(this.#status, `HTTP ${this.#status}: it does not take calls of this gateway`));
    }
    const bytes = this.#rest === null ? (this.#first ?? NOTHING) : Buffer.concat(this.#rest);
    if (!isEncoded(this.#contentEncoding)) return this.#read(bytes);
    decodeBody(bytes, this.#contentEncoding, this.answerBytes).then(
      (decoded) => this.#read(decoded),
      () => this.#reject(new UnusableAnswer(this.#status, `HTTP ${this.#status} with a body in ${this.#contentEncoding} that cannot be read`)),
    );
  }

  onResponseError(_controller: Controller, error: Error): void {
    clearTimeout(this.#timer);
    this.#reject(error);
  }

  #read(bytes: Buffer): void {
    const parse = (): SubgraphResponse => this.#parse(bytes);
    if (beginsWithData(bytes)) return this.#resolve({ bytes, parse });
    try {
      this.#resolve(parse());
    } catch (error) {
      this.#reject(error as Error);
    }
  }

  #parse(bytes: Buffer): SubgraphResponse {
    try {
      return JSON.parse(bytes.toString('utf8', hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0)) as SubgraphResponse;
    } catch {
      throw new UnusableAnswer(this.#status, `HTTP ${this.#status} with ${this.#contentType || 'no content type'} instead of JSON`);
    }
  }

  #expire(timeoutMs: number): void {
    this.#expired = new Error(`No answer within ${timeoutMs} ms`);
    this.#controller?.abort(this.#expired);
    this.#reject(this.#expired);
  }
}
