import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { GatewayContext } from './gateway-context.js';

/**
 * What the gateway adds to each operation's way through Apollo Server: a valid subscription goes to the socket that
 * asked for it and is refused where there is none; each error is noted with its request for the presenter.
 */
export function requestPlugin(presenter: ErrorPresenter): ApolloServerPlugin<GatewayContext> {
  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveOperation({ operation, contextValue }) {
      const isRefused = operation?.operation === OperationTypeNode.SUBSCRIPTION && contextValue.takeSubscription === undefined;
      return isRefused ? Promise.reject(subscriptionNeedsSocket()) : Promise.resolve();
    },
    responseForOperation({ operation, document, source, operationName, schema, contextValue }) {
      // Its type does not say so, but there is no operation when the request names one that is not in the document.
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
  return { requestDidStart: () => Promise.resolve(listener) };
}

function subscriptionNeedsSocket(): GraphQLError {
  return new GraphQLError('Subscriptions are served over a WebSocket (graphql-transport-ws) on this same path.', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_SOCKET', http: { status: 400 } },
  });
}
