import type { GatewayMetrics } from './gateway-metrics.js';

/** The results of a subscription, counted as they are read; it counts as running until its reader or its source ends it. */
export function observedResults(results: AsyncIterable<string>, metrics: GatewayMetrics): AsyncIterable<string> {
  return {
    [Symbol.asyncIterator]() {
      const inner = results[Symbol.asyncIterator]();
      let isRunning = true;
      metrics.subscriptionBegan();
      const end = (): void => {
        if (isRunning) metrics.subscriptionEnded();
        isRunning = false;
      };
      return {
        async next() {
          try {
            const step = await inner.next();
            if (step.done === true) end();
            else metrics.resultDelivered();
            return step;
          } catch (error) {
            end();
            throw error;
          }
        },
        async return() {
          end();
          await inner.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
