import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { GraphQLError, OperationTypeNode, type DocumentNode } from 'graphql';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { CostPolicy, CountedOperation } from '../policies/cost/cost-policy.js';
import type { Variables } from '../policies/cost/formula.js';
import type { OperationLimits } from '../policies/operation-limits.js';
import { refuseDeepVariables } from '../policies/refuse-deep-variables.js';
import type { RateMeter } from '../policies/rate/rate-meter.js';
import type { GatewayContext } from './gateway-context.js';
import type { KnownOperations } from './known-operations.js';

const DONE = Promise.resolve();

/** What operations are asked to pass, and those that have passed before. */
export interface RequestPolicies {
  readonly costs: CostPolicy;
  readonly limits: OperationLimits;
  readonly known: KnownOperations;
}

/**
 * What the gateway adds to each operation's way through Apollo Server: a valid subscription goes to the socket that
 * asked for it and is refused where there is none; what costs too much, or more than there is left, is refused before it
 * is planned; each error is noted with its request for the presenter. What was valid before is not parsed and validated again.
 */
export function requestPlugin(presenter: ErrorPresenter, { costs, limits, known }: RequestPolicies): ApolloServerPlugin<GatewayContext> {
  const charge = (operation: CountedOperation, variables: Variables, meter: RateMeter | undefined): GraphQLError | null => {
    if (meter === undefined) return costs.refuse(operation, variables);
    const cost = costs.judge(operation, variables);
    return typeof cost === 'number' ? meter.charge(cost) : cost;
  };
  const overHttp: GraphQLRequestListener<GatewayContext> = {
    didResolveSource(context) {
      const document = known.documentOf(context.source, context.schema);
      // Apollo Server parses and validates what has no document yet; its types let nobody but it give one.
      if (document !== undefined) (context as { document?: DocumentNode }).document = document;
      return DONE;
    },
    didResolveOperation({ schema, document, operation, request, source, queryHash, contextValue }) {
      if (known.documentOf(source, schema) === undefined) known.remember(source, queryHash, schema, document);
      // Its type does not say so, but there is no operation when the request names one that is not in the document.
      if (operation === undefined) return DONE;
      const isRefused = operation.operation === OperationTypeNode.SUBSCRIPTION && contextValue.takeSubscription === undefined;
      if (isRefused) return Promise.reject(subscriptionNeedsSocket());
      if (operation.operation === OperationTypeNode.MUTATION && contextValue.refuseMutation !== undefined) return Promise.reject(contextValue.refuseMutation());
      const variables = request.variables ?? {};
      const refusal = refuseDeepVariables(variables, limits) ?? charge({ schema, document, operation }, variables, contextValue.meter);
      return refusal === null ? DONE : Promise.reject(refusal);
    },
    didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) presenter.belongsTo(error, contextValue);
      return DONE;
    },
  };
  const onSocket: GraphQLRequestListener<GatewayContext> = {
    ...overHttp,
    responseForOperation({ operation, document, source, operationName, schema, contextValue }) {
      const isTaken = operation?.operation === OperationTypeNode.SUBSCRIPTION && contextValue.takeSubscription !== undefined;
      if (!isTaken) return Promise.resolve(null);
      contextValue.takeSubscription?.({ document, source, operationName, schema });
      return Promise.resolve({ http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } });
    },
  };
  const reporting = { ...overHttp, ...costReport(costs) };
  return {
    requestDidStart({ contextValue: { takeSubscription, reportsCost } }) {
      return Promise.resolve(takeSubscription !== undefined ? onSocket : reportsCost === true ? reporting : overHttp);
    },
  };
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
  return new GraphQLError('Subscriptions are served over a WebSocket (graphql-transport-ws) or as Server-Sent Events ("accept: text/event-stream") on this same path.', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_SOCKET', http: { status: 400 } },
  });
}
