import { CodedError } from '@otklik/base';
import { GraphQLError } from 'graphql';
import type { runOperation, SocketRequest } from '../sockets/run-operation.js';
import type { GatewayObserver } from './gateway-observer.js';
import type { ObservedContext } from './observed-context.js';
import { observedResults } from './observed-results.js';
import type { Answer } from './outcome.js';

/** The runner of operations on sockets and of event streams with its operations watched; of a subscription, how it begins and what it delivers. */
export function observedOperations(run: typeof runOperation, observer: GatewayObserver, way: 'websocket' | 'sse' = 'websocket'): typeof runOperation {
  return async (runner, payload, context: SocketRequest) => {
    const observation = observer.begin({ way, requestId: context.requestId, traceparent: null });
    try {
      const outcome = await run(runner, payload, { ...context, observation } as ObservedContext & SocketRequest);
      if (outcome.kind === 'refused') observation.answer({ errors: outcome.errors.map(({ formatted }) => formatted) });
      const isStream = outcome.kind === 'results' && Symbol.asyncIterator in outcome.results;
      const { metrics } = observer;
      if (!isStream || metrics === null) return outcome;
      return { ...outcome, results: observedResults(outcome.results, metrics) };
    } catch (error) {
      observation.answer(refusalOf(error));
      throw error;
    } finally {
      observation.end();
    }
  };
}

/** Errors of ours and of GraphQL have their codes; anything else is a fault. */
function refusalOf(error: unknown): Answer {
  if (error instanceof CodedError) return { errors: [{ extensions: { code: error.code } }] };
  return { errors: [error instanceof GraphQLError ? error : { extensions: { code: 'INTERNAL_SERVER_ERROR' } }] };
}
