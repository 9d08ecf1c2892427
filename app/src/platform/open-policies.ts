import { openPersistedOperations, type GatewayOptions, type PersistedOperations } from '@otklik/gateway';
import { EnvironmentError } from '../environment/environment-error.js';
import type { GatewayPolicies } from '../environment/gateway-policies.js';
import { rateLimitsInForce } from '../environment/rate-limits.js';
import { socketLimitsInForce } from '../environment/sockets.js';
import type { Closing } from './closing.js';

/**
 * What the gateway lets in, as its options.
 * @param production whether rates are limited when nothing was said of them
 * @throws EnvironmentError when the manifest of persisted operations cannot be read
 */
export function openPolicies(
  { limits, bodyBytes, persistedOperations: file, safelist = false, corsOrigins, ide, rateLimits, sockets = {} }: GatewayPolicies,
  { production, closing }: { readonly production: boolean; readonly closing: Closing },
): Pick<GatewayOptions, 'limits' | 'bodyBytes' | 'sockets' | 'persistedOperations' | 'corsOrigins' | 'ide' | 'rateLimits' | 'trustedProxies'> {
  const rates = rateLimitsInForce(rateLimits, production);
  return {
    limits,
    ...(bodyBytes === undefined ? {} : { bodyBytes }),
    sockets: { ...socketLimitsInForce(sockets, production && rates !== undefined), ...(bodyBytes === undefined ? {} : { messageBytes: bodyBytes }) },
    trustedProxies: rateLimits?.trustedProxies,
    persistedOperations: file === undefined ? undefined : openManifest(file, safelist, closing),
    corsOrigins,
    ide,
    rateLimits: rates,
  };
}

function openManifest(file: string, safelist: boolean, closing: Closing): PersistedOperations {
  try {
    const opened = openPersistedOperations({ file, safelist });
    closing.add(() => opened.close());
    return opened.operations;
  } catch (error) {
    throw new EnvironmentError(error instanceof Error ? error.message : String(error));
  }
}
