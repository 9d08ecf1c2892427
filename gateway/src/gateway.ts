import { EngineGateway } from './apollo/engine-gateway.js';
import { assembleGateway } from './assemble-gateway.js';
import { ErrorPresenter } from './errors/error-presenter.js';
import { logFaultToStderr } from './errors/fault-log.js';
import { openGraph } from './graph.js';
import { LiveLayer } from './live/live-layer.js';
import type { Gateway, GatewayOptions } from './options.js';

/** Makes the unified graph's gateway; live fields follow the log from now on. Rejects when the supergraph is bad. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const first = openGraph(options.supergraphSdl, options);
  const engines = new EngineGateway(first.engine);
  const presenter = new ErrorPresenter(options.logFault ?? logFaultToStderr, options.production);
  const live = new LiveLayer({
    schema: first.engine.apiSchema,
    fields: first.liveFields,
    log: options.log,
    run: async (document, source, variables, context) => {
      const engine = engines.current;
      return engine.execute(engine.prepare(document, source), { variables, context });
    },
    present: (error, context) => presenter.present(error, context),
    onError: (error) => presenter.log(error, { place: 'live' }),
  });
  await live.start();
  return assembleGateway(options, {
    engines,
    presenter,
    live,
    swap(supergraphSdl) {
      const next = openGraph(supergraphSdl, options);
      engines.use(next.engine);
      live.swap({ schema: next.engine.apiSchema, fields: next.liveFields });
    },
  });
}
