import type { AdmittedSubscription } from '../apollo/gateway-context.js';
import type { RequestContext } from '@otklik/identity';
import type { ResultText } from './result-text.js';

/** A validated subscription and who asks for it. */
export interface LiveRequest extends AdmittedSubscription {
  readonly variables: Record<string, unknown>;
  readonly context: RequestContext;
  /** A cursor to begin after, whatever the operation says: that of a client which comes back. */
  readonly resumeAfter?: string | undefined;
}

/** Results as they come. */
export interface LiveStream extends AsyncIterable<ResultText> {
  /** Where whoever has taken the last result goes on: absent where that cannot be said, null where it is not known yet. */
  readonly cursor?: string | null;
}

/** What serves subscriptions. */
export interface LiveResults {
  subscribe(request: LiveRequest): LiveStream | Promise<LiveStream>;
}

/** Whom results are handed to as they come. */
export interface ResultReader {
  /** Whether a result may be handed over now; else the source is told by `resume` when it may. */
  readonly hasRoom: boolean;
  take(result: ResultText): void;
  /** Nothing more comes: because of the error, or quietly. Called once. */
  end(error: Error | null): void;
  /** Called in place of `end`: so many results wait for it that it is to begin anew. */
  giveUp(): void;
}

/** Results that are handed on without a promise for each of them, which is what ten thousand readers of one event need. */
export interface PushedResults extends AsyncIterable<ResultText> {
  /** From now on results go to this reader, and to nobody who iterates. */
  pipe(reader: ResultReader): void;
  /** The reader has room again. */
  resume(): void;
  /** The reader wants nothing more, and is told nothing more. */
  stop(): void;
}

/** Whether results can be handed on so. */
export function arePushed(results: AsyncIterable<ResultText>): results is PushedResults {
  return 'pipe' in results;
}
