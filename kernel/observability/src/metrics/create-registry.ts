import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * A registry of metrics.
 * @param ofProcess whether those of the process are in it: CPU, memory, event-loop delay, garbage collection
 */
export function createRegistry({ ofProcess }: { readonly ofProcess: boolean }): Registry {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry });
  return registry;
}
