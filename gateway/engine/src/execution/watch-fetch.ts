import type { FetchRequest } from '../planning/plan.js';

/** Called for every request to a subgraph, before it is made, with what the caller gave `Engine.execute` as `context`. */
export type WatchFetch = (fetch: Pick<FetchRequest, 'subgraph' | 'operationType'>, context: unknown) => WatchedFetch;

/** A request that somebody watches. */
export interface WatchedFetch {
  /** What the transport gets as `context` in place of the caller's. */
  readonly context: unknown;
  /** Called when the answer is read, or when there is none. */
  end(outcome: FetchOutcome): void;
}

/** `ok`: an answer without errors. `errors`: one with errors. `unavailable`: none, or one that is no GraphQL response. */
export type FetchOutcome = 'ok' | 'errors' | 'unavailable';
