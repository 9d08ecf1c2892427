import type { SerialisedResponse, SubgraphResponse } from '@otklik/gateway-engine';
import { decodeBody, isEncoded } from './decode-body.js';
import type { Answer, PostHandler } from './origin.js';

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

/** Some servers put one before their JSON, which `JSON.parse` does not take. */
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const DATA = Buffer.from('{"data":{');

function beginsWithData(bytes: Buffer): boolean {
  return bytes.length > DATA.length && DATA.equals(bytes.subarray(0, DATA.length));
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length));
}

/** One HTTP request and its JSON answer. */
export class HttpExchange implements PostHandler {
  /** The body: as it is when it looks like data, parsed otherwise. Rejects with the reason why there is none. */
  readonly result: Promise<SubgraphResponse | SerialisedResponse>;
  #resolve!: (response: SubgraphResponse | SerialisedResponse) => void;
  #reject!: (reason: Error) => void;
  readonly #timer: NodeJS.Timeout;
  #expired: Error | null = null;
  #abort: ((reason: Error) => void) | null = null;

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
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#timer = setTimeout(() => this.#expire(timeoutMs), deadline - performance.now());
  }

  start(abort: (reason: Error) => void): void {
    this.#abort = abort;
    // It waited for a connection for too long: nobody waits for its answer any more.
    if (this.#expired !== null) abort(this.#expired);
  }

  answer(answer: Answer): void {
    clearTimeout(this.#timer);
    const { status, contentEncoding, bytes } = answer;
    if (this.own && (status === 401 || status === 403)) {
      return this.#reject(new UnusableAnswer(status, `HTTP ${status}: it does not take calls of this gateway`));
    }
    if (!isEncoded(contentEncoding)) return this.#read(answer, bytes);
    decodeBody(bytes, contentEncoding, this.answerBytes).then(
      (decoded) => this.#read(answer, decoded),
      () => this.#reject(new UnusableAnswer(status, `HTTP ${status} with a body in ${contentEncoding} that cannot be read`)),
    );
  }

  fail(error: Error): void {
    clearTimeout(this.#timer);
    this.#reject(error);
  }

  #read(answer: Answer, bytes: Buffer): void {
    const parse = (): SubgraphResponse => parseJson(answer, bytes);
    if (beginsWithData(bytes)) return this.#resolve({ bytes, parse });
    try {
      this.#resolve(parse());
    } catch (error) {
      this.#reject(error as Error);
    }
  }

  #expire(timeoutMs: number): void {
    this.#expired = new Error(`No answer within ${timeoutMs} ms`);
    this.#abort?.(this.#expired);
    this.#reject(this.#expired);
  }
}

function parseJson({ status, contentType }: Answer, bytes: Buffer): SubgraphResponse {
  try {
    return JSON.parse(bytes.toString('utf8', hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0)) as SubgraphResponse;
  } catch {
    throw new UnusableAnswer(status, `HTTP ${status} with ${contentType || 'no content type'} instead of JSON`);
  }
}
