const BATCHES = 20;
const SMALLEST_BATCH = 50;

/**
 * Does something to all, a batch after another, spread over a time: clients that are sent away do not all come back at once.
 * @param overMs how long it takes when there are many, in milliseconds
 */
export async function inBatches<T>(all: readonly T[], overMs: number, act: (one: T) => void): Promise<void> {
  const batches = Math.min(BATCHES, Math.ceil(all.length / SMALLEST_BATCH));
  for (let batch = 0; batch < batches; batch++) {
    if (batch > 0) await new Promise((resolve) => setTimeout(resolve, overMs / batches));
    for (let i = batch; i < all.length; i += batches) act(all[i]!);
  }
}
