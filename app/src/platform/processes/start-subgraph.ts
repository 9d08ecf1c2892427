import { systemClock, type Clock } from '@otklik/base';
import { startInsights } from '@otklik/insights';
import { createCallVerifier } from '@otklik/signed-calls';
import { serveSubgraph } from '@otklik/subgraph';
import { httpUrl } from '../../environment/host-address.js';
import type { SubgraphEnvironment } from '../../environment/read-environment.js';
import { loadCallKeys } from '../call-keys.js';
import { Closing } from '../closing.js';
import { Composer } from '../compose-graph.js';
import { startJobs } from '../jobs.js';
import { listen } from '../listen.js';
import { logTrouble } from '../log-trouble.js';
import { openData } from '../open-data.js';
import { openEvents } from '../open-events.js';
import { PublicAddress, openFileLinks } from '../files.js';
import { openObservability } from '../open-observability.js';
import { SubgraphBuilder } from '../open-subgraphs.js';
import { FORMS_SUBGRAPH } from '../plugins/graph-trial.js';
import { RevisionFollower } from '../plugins/revision-follower.js';
import type { SubgraphName } from '../subgraph-names.js';

/** The one that changes plugins, and tries them before. */
const TRYING_SUBGRAPH: SubgraphName = 'cabinets';
/** When the first trial is prepared: not while everything starts. */
const WARM_UP_AFTER_MS = 2_000;

/** What a subgraph as a process is made of. */
export interface SubgraphOptions {
  readonly name: SubgraphName;
  readonly environment: SubgraphEnvironment;
  /** A database whose roles and schemas are there; it is migrated here. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  readonly progress?: (line: string) => void;
  /** Gives the start up before its next step. */
  readonly signal?: AbortSignal;
}

/** A subgraph on a port of its own. */
export interface SubgraphProcess {
  /** Without a path: `http://127.0.0.1:4002`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one subgraph in this process, for a gateway elsewhere. What was opened before a failure is closed again. */
export async function startSubgraph({ name, environment, databaseUrl, clock = systemClock, ...options }: SubgraphOptions): Promise<SubgraphProcess> {
  const progress = (line: string): void => {
    options.signal?.throwIfAborted();
    options.progress?.(line);
  };
  const closing = new Closing();
  try {
    await openObservability(environment.observability, { production: true, host: environment.host, closing });
    const keys = await loadCallKeys(environment);
    // Filling a demo is the gateway's.
    const { stores, voteSecret, vault } = await openData({ environment: { ...environment, demo: false, demoSamples: false }, databaseUrl, clock, progress, closing });
    const events = openEvents({ databaseUrl, nats: environment.nats }, closing);
    progress(`Building the subgraph ${name}`);
    const files = (): ReturnType<typeof openFileLinks> => openFileLinks(environment, new PublicAddress(environment.files.publicUrl));
    const builder = new SubgraphBuilder({ files, stores, clock, log: events.log, voteSecret, vault, onCommitted: events.onCommitted, composer: Composer.of(environment) });
    const follower = await RevisionFollower.open({ orm: stores.cabinets, log: events.log, kind: 'SUBGRAPH', name });
    let current = await builder.build(name, follower.plugins);

    options.signal?.throwIfAborted();
    events.start();
    if (name === 'insights') {
      const following = await startInsights({ orm: stores.insights, log: events.log, onError: logTrouble('insights') });
      closing.add(() => following.stop());
    }
    startJobs([name], { environment, databaseUrl, stores, log: events.log, clock, onCommitted: events.onCommitted }, closing);
    const server = serveSubgraph({
      current: () => current,
      verifier: createCallVerifier({ keys, audience: name }),
      isReady: async () => (await stores.cabinets.checkConnection()).ok,
      onFault: logTrouble(name),
    });
    closing.add(() => server.stop());
    const port = await listen(server, environment);
    await follower.start(async (plugins) => {
      if (name === FORMS_SUBGRAPH) current = await builder.build(name, plugins);
    }, logTrouble('plugins'));
    closing.add(() => follower.stop());
    if (name === TRYING_SUBGRAPH) {
      const warming = setTimeout(() => void builder.trial.warmUp(follower.plugins), WARM_UP_AFTER_MS).unref();
      closing.add(() => clearTimeout(warming));
    }
    return { url: httpUrl(environment.host, port), stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}
