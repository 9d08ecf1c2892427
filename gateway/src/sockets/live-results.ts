import type { AdmittedSubscription } from '../apollo/gateway-context.js';
import type { RequestContext } from '@otklik/identity';

/** A validated subscription and who asks for it. */
export interface LiveRequest extends AdmittedSubscription {
  readonly variables: Record<string, unknown>;
  readonly context: RequestContext;
}

/** What serves subscriptions: results come as JSON texts of whole execution results, ready to be sent. */
export interface LiveResults {
  subscribe(request: LiveRequest): AsyncIterable<string> | Promise<AsyncIterable<string>>;
}
