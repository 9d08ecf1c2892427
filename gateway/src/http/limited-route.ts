import { CodedError } from '@otklik/base';
import { FAILED_BODY } from '../policies/rate/rate-meter.js';
import type { RatesByAddress } from '../policies/rate/rates-by-address.js';
import type { Exchange, ExchangeHandler, Route } from './exchange.js';
import { HttpRefusal } from './http-refusal.js';
import { tellRates } from './rate-headers.js';

/** The route of GraphQL with its requests metered. Whoever owes points for failed attempts is refused before anything is read. */
export function limitedRoute(route: Route, rates: RatesByAddress): Route {
  return Object.fromEntries(Object.entries(route).map(([method, handler]) => [method, limited(handler, rates)]));
}

function limited(handler: ExchangeHandler, rates: RatesByAddress): ExchangeHandler {
  return async (exchange: Exchange) => {
    const { request, response } = exchange;
    const meter = rates.limits.meter(rates.addressOf(request));
    const owing = meter.gate(request.headers.authorization !== undefined);
    if (owing !== null) {
      tellRates(response, meter);
      throw owing;
    }
    try {
      await handler({ ...exchange, meter });
    } catch (error) {
      if (error instanceof HttpRefusal) meter.settle(FAILED_BODY);
      if (!(error instanceof CodedError) || error.code !== 'UNAUTHENTICATED') throw error;
      throw meter.refuseToken() ?? error;
    } finally {
      meter.settle();
    }
  };
}
