import type { RequestContext } from '@otklik/identity';

/** The headers by which a subgraph elsewhere finds a request in its own log and in a trace: `x-request-id`, and `traceparent` when there is one. */
export function traceHeaders(context: unknown): Record<string, string> {
  const { requestId, traceparent } = context as RequestContext;
  return traceparent === undefined ? { 'x-request-id': requestId } : { 'x-request-id': requestId, traceparent };
}
