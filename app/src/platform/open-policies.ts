import { openPersistedOperations, type GatewayOptions, type PersistedOperations } from '@otklik/gateway';
import { EnvironmentError } from '../environment/environment-error.js';
import type { GatewayPolicies } from '../environment/gateway-policies.js';
import type { Closing } from './closing.js';

/** What the gateway lets in, as its options. @throws EnvironmentError when the manifest of persisted operations cannot be read */
export function openPolicies(
  { limits, bodyBytes, persistedOperations: file, safelist = false, corsOrigins }: GatewayPolicies,
  closing: Closing,
): Pick<GatewayOptions, 'limits' | 'bodyBytes' | 'sockets' | 'persistedOperations' | 'corsOrigins'> {
  return {
    limits,
    ...(bodyBytes === undefined ? {} : { bodyBytes, sockets: { messageBytes: bodyBytes } }),
    persistedOperations: file === undefined ? undefined : openManifest(file, safelist, closing),
    corsOrigins,
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
