/** How much one request to the graph takes. */
export interface BatchLimits {
  readonly items: number;
  /** Of all items as JSON. */
  readonly bytes: number;
}

/** Puts items together into batches of at most so many and so large; an item that is larger alone is a batch of its own. */
export async function* batchesOf<Item>(items: AsyncIterable<Item>, limits: BatchLimits, bytesOf: (item: Item) => number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  let bytes = 0;
  for await (const item of items) {
    const size = bytesOf(item);
    if (batch.length > 0 && (batch.length === limits.items || bytes + size > limits.bytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
