import type { Clock } from '@otklik/base';
import { createGateway, type AskFollows, type Gateway } from '@otklik/gateway';
import type { FileLinks } from '@otklik/files';
import type { SubgraphTransport } from '@otklik/gateway-engine';
import { httpUrl } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import type { Closing } from './closing.js';
import { openExportRoute, openFileRoutes } from './files.js';
import { listen } from './listen.js';
import { watchLog } from './log-metrics.js';
import { logTrouble } from './log-trouble.js';
import type { Events } from './open-events.js';
import { openIdentity } from './open-identity.js';
import { openPolicies } from './open-policies.js';
import type { Observability } from './open-observability.js';
import type { Stores } from './open-stores.js';
import { standingsIn } from './standings.js';

/** What the gateway stands on, wherever the subgraphs are. */
export interface GraphSources {
  readonly environment: Environment;
  readonly supergraphSdl: string;
  readonly transport: SubgraphTransport;
  readonly follows: AskFollows;
  /** Roles are read from the store of cabinets, and which files there are from that of appeals. */
  readonly stores: Pick<Stores, 'cabinets' | 'appeals'>;
  /** Knows the links of files again. */
  readonly files: FileLinks;
  readonly events: Events;
  readonly observability: Observability;
  readonly clock: Clock;
  readonly closing: Closing;
}

/** The graph being served. */
export interface ServedGraph {
  readonly gateway: Gateway;
  /** Without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
}

/** Serves the graph of the platform: identity, live fields, pages and all. */
export async function serveGraph({ environment, supergraphSdl, transport, follows, stores, files, events, observability, clock, closing }: GraphSources): Promise<ServedGraph> {
  const identity = openIdentity(environment, standingsIn(stores.cabinets, clock), clock);
  const policies = openPolicies(environment.policies ?? { limits: {} }, { production: !environment.demo, closing });
  const gateway = await createGateway({
    ...policies,
    supergraphSdl,
    transport,
    follows,
    identify: identity.identify,
    refresh: identity.refresh,
    log: events.log,
    onTrouble: logTrouble('live'),
    routes: [
      ...identity.routes,
      openFileRoutes({ environment, files, stores, clock, onCommitted: events.onCommitted }),
      openExportRoute({ files, stores, clock, refresh: identity.refresh }),
      ...observability.routes,
    ],
    observe: observability,
    demo: identity.demo,
    production: !environment.demo,
    publicUrl: environment.files.publicUrl,
  });
  closing.add(() => gateway.stop());
  const { registry } = observability;
  if (registry !== undefined) {
    const positions = (): Record<string, number> => (gateway.livePosition === null ? {} : { live: gateway.livePosition });
    watchLog(registry, { log: events.log, relayState: events.relayState, positions, onError: logTrouble('metrics') });
  }
  const port = await listen(gateway, environment);
  const url = httpUrl(environment.host, port);
  await identity.listening(url);
  return { gateway, url };
}
