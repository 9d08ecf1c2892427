import { systemClock, type Clock } from '@otklik/base';
import { startInsights } from '@otklik/insights';
import type { Environment } from '../environment/read-environment.js';
import { Closing } from './closing.js';
import { Composer } from './compose-graph.js';
import { followsInProcess } from './follows.js';
import { inProcessTransport, mountSubgraphs } from './in-process-transport.js';
import { startJobs } from './jobs.js';
import { logTrouble } from './log-trouble.js';
import { openData } from './open-data.js';
import { openEvents } from './open-events.js';
import { PublicAddress, openFileLinks, startFileJobs } from './files.js';
import { openObservability } from './open-observability.js';
import { SubgraphBuilder } from './open-subgraphs.js';
import { FORMS_SUBGRAPH } from './plugins/graph-trial.js';
import { RevisionFollower } from './plugins/revision-follower.js';
import { serveGraph } from './serve-graph.js';
import { SUBGRAPH_NAMES } from './subgraph-names.js';

/** What a platform in one process is made of. */
export interface PlatformOptions {
  readonly environment: Environment;
  /** A database whose roles and schemas are there; it is migrated here. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  /** Told of each step. */
  readonly progress?: (line: string) => void;
  /** Gives the start up before its next step. */
  readonly signal?: AbortSignal;
}

/** A platform that serves. */
export interface Platform {
  /** Without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Stops everything but the database. */
  stop(): Promise<void>;
}

/** Starts every part of the platform in this process. What was opened before a failure is closed again. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { environment, databaseUrl, clock = systemClock, signal } = options;
  const progress = (line: string) => {
    signal?.throwIfAborted();
    options.progress?.(line);
  };
  const closing = new Closing();
  try {
    const observability = await openObservability(environment.observability, { production: !environment.demo, host: environment.host, closing });
    const { stores, voteSecret, vault } = await openData({ environment, databaseUrl, clock, progress, closing });
    progress('Building the graph');
    const events = openEvents({ databaseUrl, nats: environment.nats }, closing);
    const address = new PublicAddress(environment.files.publicUrl);
    const files = await openFileLinks(environment, address);
    const builder = new SubgraphBuilder({ files: () => Promise.resolve(files), stores, clock, log: events.log, voteSecret, vault, onCommitted: events.onCommitted, composer: Composer.of(environment) });
    const follower = await RevisionFollower.open({ orm: stores.cabinets, log: events.log, kind: 'GATEWAY', name: 'platform' });
    const mounted = mountSubgraphs(await builder.buildAll(follower.plugins));
    const supergraphSdl = await builder.trial.composeWith(follower.plugins);

    signal?.throwIfAborted();
    events.start();
    const insights = await startInsights({ orm: stores.insights, log: events.log, onError: logTrouble('insights') });
    closing.add(() => insights.stop());

    startJobs(SUBGRAPH_NAMES, { environment, databaseUrl, stores, log: events.log, clock, onCommitted: events.onCommitted }, closing);

    startFileJobs({ environment, databaseUrl, stores, clock, closing });

    progress('Starting the gateway');
    const { gateway, url } = await serveGraph({ environment, files, supergraphSdl, transport: inProcessTransport(mounted), follows: followsInProcess(mounted), stores, events, observability, clock, closing });
    address.listensAt(environment.host, url);
    await follower.start(async (others) => {
      // First the subgraph, which answers what it did before as well; then the gateway.
      const forms = await builder.build(FORMS_SUBGRAPH, others);
      mounted.set(FORMS_SUBGRAPH, forms);
      await gateway.swap(await builder.trial.composeWith(others));
    }, logTrouble('plugins'));
    closing.add(() => follower.stop());
    return { url, stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}
