import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { CostPolicy, CountedOperation } from '../policies/cost/cost-policy.js';
import type { Variables } from '../policies/cost/formula.js';
import type { OperationLimits } from '../policies/operation-limits.js';
import { refuseDeepVariables } from '../policies/refuse-deep-variables.js';
import type { RateMeter } from '../policies/rate/rate-meter.js';
import type { GatewayContext } from './gateway-context.js';

/**
 * What the gateway adds to each operation's way through Apollo Server: a valid subscription goes to the socket that
 * asked for it and is refused where there is none; what costs too much, or more than there is left, is refused before it
 * is planned; each error is noted with its request for the presenter.
 */
export function requestPlugin(presenter: ErrorPresenter, costs: CostPolicy, limits: OperationLimits): ApolloServerPlugin<GatewayContext> {
  const charge = (operation: CountedOperation, variables: Variables, meter: RateMeter | undefined): GraphQLError | null => {
    if (meter === undefined) return costs.refuse(operation, variables);
    const cost = costs.judge(operation, variables);
    return typeof cost === 'number' ? meter.charge(cost) : cost;
  };
  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveOperation({ schema, document, operation, request, contextValue }) {
      // Its type does not say so, but there is no operation when the request names one that is not in the document.
      if (operation === undefined) return Promise.resolve();
      const isRefused = operation.operation === OperationTypeNode.SUBSCRIPTION && contextValue.takeSubscription === undefined;
      if (isRefused) return Promise.reject(subscriptionNeedsSocket());
      const variables = request.variables ?? {};
      const refusal = refuseDeepVariables(variables, limits) ?? charge({ schema, document, operation }, variables, contextValue.meter);
      return refusal === null ? Promise.resolve() : Promise.reject(refusal);
    },
    responseForOperation({ operation, document, source, operationName, schema, contextValue }) {
      const isTaken = operation?.operation === OperationTypeNode.SUBSCRIPTION && contextValue.takeSubscription !== undefined;
      if (!isTaken) return Promise.resolve(null);
      contextValue.takeSubscription?.({ document, source, operationName, schema });
      return Promise.resolve({ http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } });
    },
    didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) presenter.belongsTo(error, contextValue);
      return Promise.resolve();
    },
  };
  const reporting = { ...listener, ...costReport(costs) };
  return { requestDidStart: ({ contextValue }) => Promise.resolve(contextValue.reportsCost === true ? reporting : listener) };
}

/** Says in `extensions.cost` what the operation of a client that asked for it costs. */
function costReport(costs: CostPolicy): GraphQLRequestListener<GatewayContext> {
  return {
    willSendResponse({ schema, document, operation, request, response: { body } }) {
      if (document === undefined || operation === undefined || body.kind !== 'single') return Promise.resolve();
      const cost = costs.find({ schema, document, operation }, request.variables ?? {});
      if (cost !== null) body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      return Promise.resolve();
    },
  };
}

function subscriptionNeedsSocket(): GraphQLError {
  return new GraphQLError('Subscriptions are served over a WebSocket (graphql-transport-ws) on this same path.', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_SOCKET', http: { status: 400 } },
  });
}
