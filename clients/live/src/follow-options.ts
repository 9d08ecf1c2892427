import type { LiveDocument } from './document.js';
import type { GraphError } from './live-error.js';

/** A query that says how things stand now, and where to go on from: asked first, and again when events were lost. */
export interface First<TFirst, TVariables> {
  readonly document: LiveDocument<TFirst, TVariables>;
  readonly variables?: TVariables;
  /** The cursor in its answer; null where there is nothing to follow, which ends it. */
  cursorOf(data: TFirst): string | null | undefined;
  /** The version in its answer. Without it the first update is taken whatever its version. */
  versionOf?(data: TFirst): number | null | undefined;
}

/** What is followed. */
export interface FollowOptions<TResult, TVariables, TFirst, TFirstVariables> {
  /** A subscription with a variable `$after: String`, which is filled in. */
  readonly document: LiveDocument<TResult, TVariables>;
  /** All but `after`. */
  readonly variables?: Omit<TVariables, 'after'>;
  /** The cursor of an update: select it. */
  cursorOf(data: TResult): string;
  /** The version of an update: with it nothing is given twice, and nothing after a gap. */
  versionOf?(data: TResult): number;
  /** Whether each version is the one before plus one, as for one appeal (the default), or merely higher, as for what is told once a second. */
  readonly versions?: 'consecutive' | 'rising';
  /** Where to begin; left out, with `first`; without both, with what happens from now on. */
  readonly after?: string;
  readonly first?: First<TFirst, TFirstVariables>;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/**
 * `read`: the answer of the first query; show it in place of everything before. `reason` is `start`, or why events were lost:
 * `RESYNC`, `CURSOR_EXPIRED`, `BAD_CURSOR` or `GAP`. `update`: the next version; `errors` where a part of it is missing.
 */
export type LiveStep<TResult, TFirst> =
  | { readonly kind: 'read'; readonly data: TFirst; readonly reason: string; readonly cursor: string | null }
  | { readonly kind: 'update'; readonly data: TResult; readonly errors?: readonly GraphError[] | undefined; readonly cursor: string; readonly version: number | null };
