import type { AdmittedSubscription } from '../apollo/gateway-context.js';
import type { RequestContext } from '@otklik/identity';

/** A validated subscription and who asks for it. */
export interface LiveRequest extends AdmittedSubscription {
  readonly variables: Record<string, unknown>;
  readonly context: RequestContext;
  /** A cursor to begin after, whatever the operation says: that of a client which comes back. */
  readonly resumeAfter?: string | undefined;
}

/** Results as they come. */
export interface LiveStream extends AsyncIterable<string> {
  /** Where whoever has taken the last result goes on: absent where that cannot be said, null where it is not known yet. */
  readonly cursor?: string | null;
}

/** What serves subscriptions: results come as JSON texts of whole execution results, ready to be sent. */
export interface LiveResults {
  subscribe(request: LiveRequest): LiveStream | Promise<LiveStream>;
}
