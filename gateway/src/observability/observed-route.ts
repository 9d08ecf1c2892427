import { CodedError, ERROR_TABLE } from '@otklik/base';
import type { Exchange, ExchangeHandler, Route } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import type { GatewayObserver } from './gateway-observer.js';
import type { OperationObservation } from './operation-observation.js';
import { outcomeOfStatus } from './outcome.js';

/** The route of GraphQL with its requests watched. */
export function observedRoute(route: Route, observer: GatewayObserver): Route {
  return Object.fromEntries(Object.entries(route).map(([method, handler]) => [method, observed(handler, observer)]));
}

function observed(handler: ExchangeHandler, observer: GatewayObserver): ExchangeHandler {
  return async (exchange: Exchange) => {
    const { request, response, requestId } = exchange;
    const traceparent = request.headers['traceparent'];
    const observation = observer.begin({ way: 'http', requestId, traceparent: typeof traceparent === 'string' ? traceparent : null });
    try {
      await handler({ ...exchange, observation });
    } catch (error) {
      const status = takeError(error, exchange, observation);
      end(observation, exchange, status);
      throw error;
    }
    // A browser that was sent to the start page has asked for no operation.
    if (response.statusCode < 300 || response.statusCode >= 400) end(observation, exchange, response.statusCode);
  };
}

function end(observation: OperationObservation, { request, path }: Exchange, status: number): void {
  observation.end({ 'http.request.method': request.method ?? 'GET', 'url.path': path, 'http.response.status_code': status }, outcomeOfStatus(status));
}

/** Notes what the server will answer to an error, and gives the status. */
function takeError(error: unknown, { request }: Exchange, observation: OperationObservation): number {
  if (error instanceof CodedError || error instanceof HttpRefusal) {
    observation.answer({ errors: [{ extensions: { code: error.code } }] });
    return error instanceof HttpRefusal ? error.status : ERROR_TABLE[error.code].status;
  }
  // The client hung up in the middle of its request: nobody on this side is at fault.
  const status = error === request.errored ? 400 : 500;
  observation.decide(outcomeOfStatus(status));
  return status;
}
