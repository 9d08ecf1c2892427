import { openPersistedOperations, type GatewayOptions, type PersistedOperations } from '@otklik/gateway';
import { EnvironmentError } from '../environment/environment-error.js';
import type { GatewayPolicies } from '../environment/gateway-policies.js';
import { rateLimitsInForce } from '../environment/rate-limits.js';
import type { Closing } from './closing.js';

/**
 * What the gateway lets in, as its options.
 * @param production whether rates are limited when nothing was said of them
 * @throws EnvironmentError when the manifest of persisted operations cannot be read
 */
export function openPolicies(
  { limits, bodyBytes, persistedOperations: file, safelist = false, corsOrigins, ide, rateLimits }: GatewayPolicies,
  { production, closing }: { readonly production: boolean; readonly closing: Closing },
): Pick<GatewayOptions, 'limits' | 'bodyBytes' | 'sockets' | 'persistedOperations' | 'corsOrigins' | 'ide' | 'rateLimits'> {
  return {
    limits,
    ...(bodyBytes === undefined ? {} : { bodyBytes, sockets: { messageBytes: bodyBytes } }),
    persistedOperations: file === undefined ? undefined : openManifest(file, safelist, closing),
    corsOrigins,
    ide,
    rateLimits: rateLimitsInForce(rateLimits, production),
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
