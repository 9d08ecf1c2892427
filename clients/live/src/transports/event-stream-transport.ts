import type { Credentials } from '../credentials.js';
import { LiveError, type GraphError } from '../live-error.js';
import { readEvents } from './read-events.js';
import type { Ending, LiveOperation, LiveResult, Sink, Transport } from './transport.js';

/** The gateway says something every 15 s: a line that is silent for so long is dead. */
const SILENCE_MS = 45_000;
/** The same may do in a moment. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** A request and a stream of Server-Sent Events for each operation, by the protocol of graphql-sse. */
export class EventStreamTransport implements Transport {
  readonly #running = new Set<() => void>();

  constructor(
    readonly url: string,
    readonly credentials: Credentials,
    readonly request: typeof fetch,
  ) {}

  run(operation: LiveOperation, sink: Sink): () => void {
    const control = new AbortController();
    let isOver = false;
    const stop = (): void => {
      isOver = true;
      this.#running.delete(stop);
      control.abort();
    };
    this.#running.add(stop);
    const end = (ending: Ending): void => {
      if (isOver) return;
      stop();
      sink.end(ending);
    };
    void this.#read(operation, sink, control.signal, end);
    return stop;
  }

  close(): void {
    for (const stop of this.#running) stop();
  }

  /** Never rejects. */
  async #read(operation: LiveOperation, sink: Sink, signal: AbortSignal, end: (ending: Ending) => void): Promise<void> {
    let wasOpen = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    let stopRenewal = (): void => undefined;
    const hear = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => end({ kind: 'cut', wasOpen }), SILENCE_MS);
    };
    try {
      hear();
      const headers = { ...(await this.credentials.headers()), accept: 'text/event-stream', 'content-type': 'application/json' };
      const response = await this.request(this.url, { method: 'POST', headers, body: JSON.stringify(operation), signal });
      if (response.status !== 200 || response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
        return end(await refusalOf(response));
      }
      wasOpen = true;
      sink.opened();
      stopRenewal = this.credentials.beforeTheEnd(() => end({ kind: 'cut', wasOpen, isPlanned: true }));
      for await (const { event, data } of readEvents(response.body as ReadableStream<Uint8Array>, hear)) {
        if (signal.aborted) return;
        if (event === 'complete') return end({ kind: 'complete' });
        if (event !== 'next') continue;
        const result = JSON.parse(data) as LiveResult;
        if (result.data === undefined && result.errors !== undefined) return end({ kind: 'errors', errors: result.errors });
        sink.next(result);
      }
      end({ kind: 'cut', wasOpen });
    } catch (error) {
      end(error instanceof LiveError ? { kind: 'fatal', error } : { kind: 'cut', wasOpen });
    } finally {
      clearTimeout(silence);
      stopRenewal();
    }
  }
}

/** Why a request got no stream. A page of some proxy says nothing of the graph. */
async function refusalOf(response: Response): Promise<Ending> {
  const { status } = response;
  const retryAfter = Number(response.headers.get('retry-after'));
  if (status === 401) return { kind: 'refused' };
  if (status < 400 || status >= 500 || PASSING.has(status)) return { kind: 'cut', wasOpen: false, waitMs: retryAfter > 0 ? retryAfter * 1000 : 0 };
  const { errors } = (await response.json().catch(() => ({}))) as { errors?: readonly GraphError[] };
  return { kind: 'fatal', error: errors === undefined ? new LiveError(`The graph answered ${status}.`) : LiveError.of(errors) };
}
