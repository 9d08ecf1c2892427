/** What became of the swaps since the gateway began. */
export interface SwapCounters {
  /** New supergraphs that were put in use. */
  readonly accepted: number;
  /** Supergraphs that were refused; the one before each stayed. */
  readonly refused: number;
  /** How long the last accepted one took from the request until all subscriptions had moved, in milliseconds; null before the first. */
  readonly lastDurationMs: number | null;
  /** The longest that a swap kept the thread of requests at a stretch, in milliseconds; what the machine did meanwhile counts too. */
  readonly longestSliceMs: number;
  /** The same in milliseconds of CPU time: what the swap itself did. */
  readonly longestSliceCpuMs: number;
}

export const NO_SWAPS: SwapCounters = { accepted: 0, refused: 0, lastDurationMs: null, longestSliceMs: 0, longestSliceCpuMs: 0 };
