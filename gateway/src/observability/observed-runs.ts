import { OperationTypeNode } from 'graphql';
import type { EngineGateway } from '../apollo/engine-gateway.js';
import type { RunQuery } from '../live/run-twin.js';
import type { GatewayObserver } from './gateway-observer.js';
import type { ObservedContext } from './observed-context.js';
import { identityOf } from './operation-identity.js';

/** Runs the queries of the live layer on the engine of their schema, each watched as an operation of its own. */
export function observedRuns(engines: EngineGateway, observer: GatewayObserver): RunQuery {
  return async (schema, document, source, variables, context) => {
    const causedBy = (context as ObservedContext).observation;
    const observation = observer.begin({ way: 'live', requestId: context.requestId, traceparent: null, causedBy });
    observation.identify(identityOf(document, OperationTypeNode.SUBSCRIPTION, null));
    try {
      const engine = engines.engineOf(schema);
      const prepared = await observer.plan(observation, () => engine.prepare(document, source));
      const result = await engine.execute(prepared, { variables, context: { ...context, observation } });
      observation.answer({ data: result.json ?? undefined, errors: result.errors });
      return result;
    } catch (error) {
      observation.decide('fault');
      throw error;
    } finally {
      observation.end();
    }
  };
}
