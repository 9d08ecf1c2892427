import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../apollo/gateway-context.js';
import { identityOf } from './operation-identity.js';

const LISTENER: GraphQLRequestListener<GatewayContext> = {
  didResolveOperation({ document, operation, operationName, contextValue }) {
    // Its type does not say so, but there is no operation when the request names one that is not in the document.
    if (operation !== undefined) contextValue.observation?.identify(identityOf(document, operation.operation, operationName));
    return Promise.resolve();
  },
  willSendResponse({ response, contextValue }) {
    if (response.body.kind === 'single') contextValue.observation?.answer(response.body.singleResult);
    return Promise.resolve();
  },
};

/** Tells the observation of an operation which one it is and what is answered. For a gateway that somebody listens to. */
export const observationPlugin: ApolloServerPlugin<GatewayContext> = { requestDidStart: () => Promise.resolve(LISTENER) };
