import type { ServerResponse } from 'node:http';
import type { RateMeter } from '../policies/rate/rate-meter.js';

/**
 * Ends the counting of a request and says how much may be done and how much of it is left, by draft-ietf-httpapi-ratelimit-headers: `q` points in `w` seconds, `r` of them
 * left now, all of them back in `t` seconds.
 */
export function tellRates(response: ServerResponse, meter: RateMeter | undefined): void {
  if (meter === undefined) return;
  meter.settle();
  const standings = meter.standings();
  response.setHeader('ratelimit-policy', standings.map(({ name, perMinute }) => `"${name}";q=${perMinute};w=60`).join(', '));
  response.setHeader('ratelimit', standings.map(({ name, left, fullInSeconds }) => `"${name}";r=${left};t=${fullInSeconds}`).join(', '));
}
