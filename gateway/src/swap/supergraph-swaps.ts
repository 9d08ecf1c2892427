import { Slices, type SubgraphTransport } from '@otklik/gateway-engine';
import { NO_SWAPS, type SwapCounters } from './swap-counters.js';
import type { SwapLog } from './swap-report.js';

/** How many subscriptions went on with another schema, and how many could not. */
export interface MovedSubscriptions {
  readonly moved: number;
  readonly ended: number;
}

/** What the swaps work on. */
export interface SwapTarget {
  /** The supergraph in use. */
  current(): string;
  /** Loads another one, puts it in use and moves the subscriptions. Rejects, and changes nothing, when it is bad. */
  put(supergraphSdl: string, transport: SubgraphTransport | undefined, slices: Slices): Promise<MovedSubscriptions>;
}

/** Puts supergraphs in use one after another, whoever asks for it, and keeps count. */
export class SupergraphSwaps {
  #counters: SwapCounters = NO_SWAPS;
  #last: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    private readonly target: SwapTarget,
    private readonly log: SwapLog,
  ) {}

  get counters(): SwapCounters {
    return this.#counters;
  }

  /**
   * Resolves when the supergraph is in use and all subscriptions have moved; at once when it is in use already. Rejects with
   * an Error whose message is one line that says why it is refused.
   */
  swap(supergraphSdl: string, transport?: SubgraphTransport): Promise<void> {
    const swap = this.#last.then(() => this.#swap(supergraphSdl, transport));
    this.#last = swap.catch(() => undefined);
    return swap;
  }

  /** Resolves when the swap under way has ended; those that wait are refused. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#last;
  }

  async #swap(supergraphSdl: string, transport: SubgraphTransport | undefined): Promise<void> {
    if (this.#isStopped) throw new Error('The gateway stops.');
    if (transport === undefined && supergraphSdl === this.target.current()) return;
    const slices = new Slices();
    const begun = performance.now();
    try {
      const { moved, ended } = await this.target.put(supergraphSdl, transport, slices);
      const durationMs = Math.round(performance.now() - begun);
      this.#count(slices, { accepted: this.#counters.accepted + 1, lastDurationMs: durationMs });
      this.log({ kind: 'accepted', durationMs, movedSubscriptions: moved, endedSubscriptions: ended });
    } catch (error) {
      const reason = onOneLine(error);
      this.#count(slices, { refused: this.#counters.refused + 1 });
      this.log({ kind: 'refused', reason });
      throw new Error(reason, { cause: error });
    }
  }

  #count(slices: Slices, outcome: Partial<SwapCounters>): void {
    slices.note();
    this.#counters = {
      ...this.#counters,
      ...outcome,
      longestSliceMs: Math.max(this.#counters.longestSliceMs, slices.longestMs),
      longestSliceCpuMs: Math.max(this.#counters.longestSliceCpuMs, slices.longestCpuMs),
    };
  }
}

function onOneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}
