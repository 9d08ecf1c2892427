import {
  createLogger,
  createRegistry,
  listenForMetrics,
  metricsPage,
  startTracing,
  useProcessLog,
  type Logger,
  type Registry,
  type Tracer,
} from '@otklik/observability';
import type { RouteHandler } from '@otklik/gateway';
import type { ObservabilityEnvironment } from '../environment/observability.js';
import type { Closing } from './closing.js';

/** What the parts of a process tell of themselves to. */
export interface Observability {
  /** Gets a line for each operation; present when that is wanted. */
  readonly log?: Logger;
  /** Present when somebody can read the metrics. */
  readonly registry?: Registry;
  /** Present when spans are sent somewhere. */
  readonly tracer?: Tracer;
  /** `/metrics` on the main port, or nothing. */
  readonly routes: readonly RouteHandler[];
}

/** What is needed besides the environment. */
export interface ObservabilityOptions {
  readonly production: boolean;
  /** Where metrics with a port of their own are served. */
  readonly host: string;
  readonly closing: Closing;
}

/**
 * Sets up the log of this process, and metrics and traces as far as they are wanted.
 * @throws StartError of one line when the metrics' own port is not to be had
 */
export async function openObservability(environment: ObservabilityEnvironment | undefined, options: ObservabilityOptions): Promise<Observability> {
  if (environment === undefined) return { routes: [] };
  const { logLevel: level, logOperations, logFormat, metrics, tracing } = environment;
  const { production, host, closing } = options;
  const log = createLogger({ level, format: logFormat ?? (process.stderr.isTTY && !production ? 'text' : 'json') });
  useProcessLog(log);

  const traces = tracing === null ? null : await startTracing(tracing);
  if (traces !== null) closing.add(() => traces.stop());
  const told = { ...(logOperations ? { log } : {}), ...(traces === null ? {} : { tracer: traces.tracer }) };

  if (metrics.kind === 'off') return { ...told, routes: [] };
  const registry = createRegistry({ ofProcess: true });
  const page = metricsPage(registry);
  if (metrics.kind === 'main') return { ...told, registry, routes: [page] };
  const address = { host, port: metrics.port };
  const server = await listenForMetrics(page, address).catch(async (error: unknown) => {
    // Loaded when it is needed: it brings the client of a database, which a gateway alone does without.
    const { asListenError } = await import('./listen.js');
    throw asListenError(error, address, 'OTKLIK_METRICS_PORT');
  });
  closing.add(() => server.stop());
  log.info({ port: server.port }, 'metrics');
  return { ...told, registry, routes: [] };
}
