import type { WatchFetch } from '@otklik/gateway-engine';
import type { ObservedContext } from './observed-context.js';

/** Watches requests to subgraphs as parts of their operations. A subgraph gets the request's context, in the trace if there is one. */
export const watchFetch: WatchFetch = ({ subgraph, operationType }, given) => {
  const { observation, ...context } = given as ObservedContext;
  if (observation === undefined) return { context, end: () => undefined };
  const fetch = observation.fetch(subgraph, operationType);
  const { traceparent } = fetch;
  return { context: traceparent === null ? context : { ...context, traceparent }, end: (outcome) => fetch.end(outcome) };
};
