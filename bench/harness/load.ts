import { Pool, type Dispatcher } from 'undici';

/** One request to be sent and the check of its answer, which throws when the answer is wrong. */
export interface Shot {
  readonly body: Buffer;
  check(status: number, answer: Buffer): void;
}

/** What a burst of load came to. */
export interface LoadResult {
  readonly requests: number;
  /** From the first request sent to the last answer received. */
  readonly seconds: number;
  /** Of every request, in milliseconds. */
  readonly latencies: readonly number[];
  /** Bytes of all answers. */
  readonly bytes: number;
}

const HEADERS = ['content-type', 'application/json', 'accept', 'application/json'];

/**
 * A closed loop: every connection sends its next request as soon as it has its answer, until the time is up (and at least
 * `atLeast` requests are sent); then all answers are awaited. A wrong answer or a failed request ends everything.
 */
export class Load {
  readonly #pool: Pool;
  readonly #connections: number;

  constructor(origin: string, connections: number) {
    this.#pool = new Pool(origin, { connections, keepAliveTimeout: 600_000, headersTimeout: 60_000, bodyTimeout: 60_000 });
    this.#connections = connections;
  }

  /** @param connections so many of its connections at most */
  async run(next: () => Shot, seconds: number, atLeast = 0, connections = this.#connections): Promise<LoadResult> {
    const latencies: number[] = [];
    let sent = 0;
    let bytes = 0;
    const start = performance.now();
    const end = start + seconds * 1_000;
    const connection = async (): Promise<void> => {
      while (sent < atLeast || performance.now() < end) {
        sent++;
        const shot = next();
        const begin = performance.now();
        const { status, answer } = await this.#send(shot.body);
        latencies.push(performance.now() - begin);
        bytes += answer.length;
        shot.check(status, answer);
      }
    };
    await Promise.all(Array.from({ length: Math.min(connections, this.#connections) }, connection));
    return { requests: latencies.length, seconds: (performance.now() - start) / 1_000, latencies, bytes };
  }

  send(shot: Shot): Promise<void> {
    return this.#send(shot.body).then(({ status, answer }) => shot.check(status, answer));
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #send(body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => this.#pool.dispatch({ path: '/graphql', method: 'POST', headers: HEADERS, body }, new Collector(resolve, reject)));
  }
}

interface Answer {
  readonly status: number;
  readonly answer: Buffer;
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: Error) => void;
  readonly #chunks: Buffer[] = [];
  #status = 0;

  constructor(resolve: (answer: Answer) => void, reject: (error: Error) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  onRequestStart(): void {}

  onResponseStart(_controller: unknown, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#resolve({ status: this.#status, answer: this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks) });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#reject(error);
  }
}
