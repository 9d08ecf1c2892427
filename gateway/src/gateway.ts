import { EngineGateway } from './apollo/engine-gateway.js';
import { assembleGateway } from './assemble-gateway.js';
import { ErrorPresenter } from './errors/error-presenter.js';
import { logFaultToStderr } from './errors/fault-log.js';
import { openGraph, type Graph } from './graph.js';
import type { LiveLayer } from './live/live-layer.js';
import type { Gateway, GatewayOptions } from './options.js';
import { Subscriptions } from './upstream/subscriptions.js';
import { UpstreamSubscriptions } from './upstream/upstream-subscriptions.js';

/** Makes the unified graph's gateway; live fields follow the log from now on. Rejects when the supergraph is bad. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const first = openGraph(options.supergraphSdl, options);
  const engines = new EngineGateway(first.engine);
  const presenter = new ErrorPresenter(options.logFault ?? logFaultToStderr, options.production, options.subgraphErrors === 'relay');
  const layer = await openLiveLayer(first, engines, presenter, options);
  await layer?.start();
  const live = new Subscriptions(new UpstreamSubscriptions(engines, presenter), layer, first.liveFields);
  return assembleGateway(options, {
    engines,
    presenter,
    live,
    swap(supergraphSdl) {
      const next = openGraph(supergraphSdl, options);
      engines.use(next.engine);
      live.swap(next);
    },
  });
}

/** Null where there is no log to follow. The layer is loaded when it is needed: it brings the client of a database. */
async function openLiveLayer(
  { engine, liveFields }: Graph,
  engines: EngineGateway,
  presenter: ErrorPresenter,
  { log, onTrouble }: GatewayOptions,
): Promise<LiveLayer | null> {
  if (log === undefined) return null;
  const { LiveLayer } = await import('./live/live-layer.js');
  return new LiveLayer({
    schema: engine.apiSchema,
    fields: liveFields,
    log,
    run: async (document, source, variables, context) => {
      const { current } = engines;
      return current.execute(current.prepare(document, source), { variables, context });
    },
    present: (error, context) => presenter.present(error, context),
    onError: (error) => presenter.log(error, { place: 'live' }),
    onTrouble,
  });
}
