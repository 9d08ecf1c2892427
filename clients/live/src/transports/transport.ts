import type { GraphError } from '../live-error.js';

export interface LiveOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A result of an operation. */
export interface LiveResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphError[] | undefined;
}

/**
 * How an operation ended. `complete`: there is no more. `errors`: the graph says why. `refused`: the token is not accepted, or has ended.
 * `cut`: the line broke, or could not be had. `fatal`: no trying again would help.
 */
export type Ending =
  | { readonly kind: 'complete' }
  | { readonly kind: 'errors'; readonly errors: readonly GraphError[] }
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'cut';
      /** Whether there was a line before: else another way may do better. */
      readonly wasOpen: boolean;
      /** Cut by ourselves, for a new token: no need to wait. */
      readonly isPlanned?: boolean;
      /** How long to wait at least, in milliseconds. */
      readonly waitMs?: number;
    }
  | { readonly kind: 'fatal'; readonly error: Error };

/** Who takes what an operation gives. */
export interface Sink {
  /** The line stands. */
  opened(): void;
  next(result: LiveResult): void;
  /** Called once; nothing comes after it. */
  end(ending: Ending): void;
}

/** A way to run operations. */
export interface Transport {
  /** Runs one until it ends or the function that is answered is called: after that the sink hears nothing more. */
  run(operation: LiveOperation, sink: Sink): () => void;
  close(): void;
}
