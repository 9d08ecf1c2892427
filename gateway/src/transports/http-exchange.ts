import type { SubgraphResponse } from '@otklik/gateway-engine';
import type { Dispatcher } from 'undici';

/** What undici gives a handler to stop a request with; its typings do not export the name. */
type Controller = Parameters<NonNullable<Dispatcher.DispatchHandler['onRequestStart']>>[0];

/** One HTTP request and its JSON answer, without a stream in between: an answer is only of use when it is whole. */
export class HttpExchange implements Dispatcher.DispatchHandler {
  /** The parsed body. Rejects with the reason why there is none. */
  readonly answer: Promise<SubgraphResponse>;
  #resolve!: (response: SubgraphResponse) => void;
  #reject!: (reason: Error) => void;
  readonly #timer: NodeJS.Timeout;
  #expired: Error | null = null;
  #controller: Controller | null = null;
  #status = 0;
  #contentType = '';
  #first: Buffer | null = null;
  #rest: Buffer[] | null = null;

  /**
   * @param timeoutMs what the timeout is, to be told
   * @param deadline when it ends, on the clock of `performance.now()`
   */
  constructor(timeoutMs: number, deadline: number) {
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
    this.#first = this.#rest = null;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    if (this.#first === null) this.#first = chunk;
    else (this.#rest ??= [this.#first]).push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    const body = this.#rest === null ? this.#first : Buffer.concat(this.#rest);
    try {
      this.#resolve(JSON.parse(body?.toString('utf8') ?? '') as SubgraphResponse);
    } catch {
      this.#reject(new Error(`HTTP ${this.#status} with ${this.#contentType || 'no content type'} instead of JSON`));
    }
  }

  onResponseError(_controller: Controller, error: Error): void {
    clearTimeout(this.#timer);
    this.#reject(error);
  }

  #expire(timeoutMs: number): void {
    this.#expired = new Error(`No answer within ${timeoutMs} ms`);
    this.#controller?.abort(this.#expired);
    this.#reject(this.#expired);
  }
}
