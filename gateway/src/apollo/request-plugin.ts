import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { GatewayContext } from './gateway-context.js';

/**
 * What the gateway adds to each operation's way through Apollo Server: a valid subscription goes to the socket that
 * asked for it and is refused where there is none; each error is noted with its request for the presenter.
 */
export function requestPlugin(presenter: ErrorPresenter): ApolloServerPlugin<GatewayContext> {
  const listener: GraphQLRequestListener<GatewayContext> = {
    async didResolveOperation({ operation, contextValue }) {
      if (operation?.operation === 'subscription' && contextValue.takeSubscription === undefined) throw subscriptionNeedsSocket();
    },
    async responseForOperation({ operation, document, source, operationName, schema, contextValue }) {
      if (operation?.operation !== 'subscription' || contextValue.takeSubscription === undefined) return null;
      contextValue.takeSubscription({ document, source, operationName, schema });
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: null } } };
    },
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) presenter.belongsTo(error, contextValue);
    },
  };
  return { requestDidStart: async () => listener };
}

function subscriptionNeedsSocket(): GraphQLError {
  return new GraphQLError('Subscriptions are served over a WebSocket (graphql-transport-ws) on this same path.', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_SOCKET', http: { status: 400 } },
  });
}
