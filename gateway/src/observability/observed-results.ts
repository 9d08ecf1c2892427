import { arePushed, type PushedResults, type ResultReader } from '../sockets/live-results.js';
import type { ResultText } from '../sockets/result-text.js';
import type { GatewayMetrics } from './gateway-metrics.js';

/** The results of a subscription, counted as they are read; it counts as running until its reader or its source ends it. */
export function observedResults(results: AsyncIterable<ResultText>, metrics: GatewayMetrics): AsyncIterable<ResultText> {
  return arePushed(results) ? new ObservedPushes(results, metrics) : observedPulls(results, metrics);
}

/** Between a source that hands results on and its reader. */
class ObservedPushes implements PushedResults, ResultReader {
  #reader: ResultReader | null = null;
  #isRunning = true;

  constructor(
    readonly source: PushedResults,
    readonly metrics: GatewayMetrics,
  ) {
    metrics.subscriptionBegan();
  }

  get hasRoom(): boolean {
    return this.#reader?.hasRoom ?? false;
  }

  pipe(reader: ResultReader): void {
    this.#reader = reader;
    this.source.pipe(this);
  }

  take(result: ResultText): void {
    this.metrics.resultDelivered();
    this.#reader?.take(result);
  }

  resume(): void {
    this.source.resume();
  }

  end(error: Error | null): void {
    this.#over();
    this.#reader?.end(error);
  }

  giveUp(): void {
    this.#over();
    this.#reader?.giveUp();
  }

  stop(): void {
    this.#over();
    this.source.stop();
  }

  [Symbol.asyncIterator](): AsyncIterator<ResultText> {
    return observedSteps(this.source[Symbol.asyncIterator](), { delivered: () => this.metrics.resultDelivered(), over: () => this.#over() });
  }

  #over(): void {
    if (this.#isRunning) this.metrics.subscriptionEnded();
    this.#isRunning = false;
  }
}

function observedPulls(results: AsyncIterable<ResultText>, metrics: GatewayMetrics): AsyncIterable<ResultText> {
  return {
    [Symbol.asyncIterator]() {
      let isRunning = true;
      metrics.subscriptionBegan();
      const over = (): void => {
        if (isRunning) metrics.subscriptionEnded();
        isRunning = false;
      };
      return observedSteps(results[Symbol.asyncIterator](), { delivered: () => metrics.resultDelivered(), over });
    },
  };
}

/** Who is told of each result, and of the end, at least once. */
interface Told {
  readonly delivered: () => void;
  readonly over: () => void;
}

function observedSteps(inner: AsyncIterator<ResultText>, { delivered, over }: Told): AsyncIterator<ResultText> {
  return {
    async next() {
      try {
        const step = await inner.next();
        if (step.done === true) over();
        else delivered();
        return step;
      } catch (error) {
        over();
        throw error;
      }
    },
    async return() {
      over();
      await inner.return?.();
      return { done: true, value: undefined };
    },
  };
}
