import type { SubgraphTransport } from '@otklik/gateway-engine';
import { EngineGateway } from './apollo/engine-gateway.js';
import { KnownOperations } from './apollo/known-operations.js';
import { assembleGateway } from './assemble-gateway.js';
import { ErrorPresenter } from './errors/error-presenter.js';
import { logFaultToProcessLog } from './errors/fault-log.js';
import { loadGraph, openGraph, type Graph } from './graph.js';
import { ViewerWatch } from './identity/viewer-watch.js';
import type { LiveLayer } from './live/live-layer.js';
import type { RunQuery } from './live/run-twin.js';
import { GatewayObserver } from './observability/gateway-observer.js';
import { observedRuns } from './observability/observed-runs.js';
import type { Gateway, GatewayOptions } from './options.js';
import { DEFAULT_SOCKET_LIMITS } from './sockets/socket-limits.js';
import { prepareOperations } from './swap/prepare-operations.js';
import { SupergraphSwaps, type SwapTarget } from './swap/supergraph-swaps.js';
import { logSwapToProcessLog } from './swap/swap-report.js';
import { Subscriptions } from './upstream/subscriptions.js';
import { UpstreamSubscriptions } from './upstream/upstream-subscriptions.js';

/** Makes the unified graph's gateway; live fields follow the log from now on. Rejects when the supergraph is bad. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const observer = GatewayObserver.of(options.observe ?? {});
  const first = openGraph(options.supergraphSdl, { ...options, observer });
  const engines = new EngineGateway(first.engine, undefined, observer);
  const presenter = new ErrorPresenter(options.logFault ?? logFaultToProcessLog, options.production, options.subgraphErrors === 'relay');
  const watch = watchOf(options, presenter);
  const layer = await openLiveLayer(first, engines, presenter, { ...options, observer, watch });
  await layer?.start();
  const known = new KnownOperations();
  const live = new Subscriptions(new UpstreamSubscriptions(engines, presenter), layer, first.liveFields);
  return assembleGateway(options, {
    engines,
    presenter,
    known,
    live,
    swaps: swapsOf(engines, known, live, { ...options, observer }),
    observer,
    watch,
    followed: layer ?? undefined,
  });
}

interface ObservedOptions extends GatewayOptions {
  readonly observer?: GatewayObserver | undefined;
  readonly watch?: ViewerWatch | undefined;
}

/** Swaps between graphs: each is whole, and the operations in use are prepared, before it is put in use; then the running subscriptions move to it. */
export function swapsOf(engines: EngineGateway, known: KnownOperations, live: Pick<Subscriptions, 'swap'>, options: ObservedOptions): SupergraphSwaps {
  let { transport } = options;
  const target: SwapTarget = {
    current: () => engines.current.supergraphSdl,
    async put(supergraphSdl, given, slices) {
      const transportFor = (outlineSdl: string): SubgraphTransport => given ?? options.transportFor?.(outlineSdl) ?? transport;
      const next = await loadGraph(supergraphSdl, { ...options, transportFor }, slices);
      await prepareOperations(known, engines.current.apiSchema, next.engine, slices);
      transport = next.transport;
      engines.use(next.engine);
      return live.swap(next, slices);
    },
  };
  return new SupergraphSwaps(target, options.logSwap ?? logSwapToProcessLog);
}

/** Null where there is no log to follow. The layer is loaded when it is needed: it brings the client of a database. */
async function openLiveLayer(
  { engine, liveFields }: Graph,
  engines: EngineGateway,
  presenter: ErrorPresenter,
  { log, onTrouble, observer, watch, follows }: ObservedOptions,
): Promise<LiveLayer | null> {
  if (log === undefined) return null;
  const { LiveLayer } = await import('./live/live-layer.js');
  return new LiveLayer({
    schema: engine.apiSchema,
    fields: liveFields,
    log,
    run: observer === undefined ? runsOn(engines) : observedRuns(engines, observer),
    present: (error, context) => presenter.present(error, context),
    onError: (error) => presenter.log(error, { place: 'live' }),
    onTrouble,
    watch,
    follows,
  });
}

/** Looks again how those stand who stay, where that can be asked. */
function watchOf({ refresh, sockets, onTrouble }: GatewayOptions, presenter: ErrorPresenter): ViewerWatch | undefined {
  if (refresh === undefined) return undefined;
  const everyMs = sockets?.recheckMs ?? DEFAULT_SOCKET_LIMITS.recheckMs;
  return new ViewerWatch({ refresh, everyMs, onTrouble: onTrouble ?? ((error) => presenter.log(error, { place: 'socket' })) });
}

/** Runs the queries of the live layer on the engine of their schema. */
function runsOn(engines: EngineGateway): RunQuery {
  return async (schema, document, source, variables, context) => {
    const engine = engines.engineOf(schema);
    return engine.execute(await engine.prepare(document, source), { variables, context });
  };
}
