import { systemClock, type Clock } from '@otklik/base';
import { graphRevision, partsBehind } from '@otklik/cabinets';
import { httpTransport } from '@otklik/gateway';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../environment/read-environment.js';
import { loadCallKeys } from '../call-keys.js';
import { Closing } from '../closing.js';
import { Composer } from '../compose-graph.js';
import { logTrouble } from '../log-trouble.js';
import { openData } from '../open-data.js';
import { openEvents } from '../open-events.js';
import { PublicAddress, openFileLinks, startFileJobs } from '../files.js';
import { followsOver } from '../follows.js';
import { openObservability } from '../open-observability.js';
import { serveGraph } from '../serve-graph.js';
import { RevisionFollower } from '../plugins/revision-follower.js';
import { RemoteGraph } from './remote-graph.js';
import { signedHeaders } from './signed-headers.js';
import { subgraphUrls } from './subgraph-urls.js';

/** How long the gateway waits for the last replica of a subgraph, in milliseconds; then it goes without it. */
const REPLICAS_MS = 5_000;
const LOOK_EVERY_MS = 30;

/** What the gateway as a process is made of. */
export interface GatewayProcessOptions {
  readonly environment: Environment;
  /** A database whose roles and schemas are there; it is migrated here. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  readonly progress?: (line: string) => void;
  /** Gives the start up before its next step. */
  readonly signal?: AbortSignal;
}

/** The gateway of the platform over subgraphs elsewhere. */
export interface GatewayProcess {
  /** Without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts the gateway in this process; waits until every subgraph has answered once, and fills a demo that is new. What was opened
 * before a failure is closed again.
 */
export async function startGateway({ environment, databaseUrl, clock = systemClock, signal, ...options }: GatewayProcessOptions): Promise<GatewayProcess> {
  const progress = (line: string): void => {
    signal?.throwIfAborted();
    options.progress?.(line);
  };
  const closing = new Closing();
  try {
    const observability = await openObservability(environment.observability, { production: !environment.demo, host: environment.host, closing });
    const urls = subgraphUrls(environment.subgraphUrls);
    const headers = signedHeaders(await loadCallKeys(environment));
    const { stores } = await openData({ environment, databaseUrl, clock, progress, closing });
    const { cabinets: orm } = stores;
    const events = openEvents({ databaseUrl, nats: environment.nats }, closing);
    // Before the subgraphs are asked, so that a revision in between is followed.
    const follower = await RevisionFollower.open({ orm, log: events.log, kind: 'GATEWAY', name: 'gateway' });
    const graph = new RemoteGraph({ urls, headers, composer: Composer.of(environment) });
    closing.add(() => graph.stop());
    const supergraphSdl = await graph.open(progress, signal);

    events.start();
    const transport = httpTransport({ urls, headers, own: true, timeoutMs: environment.subgraphTimeoutMs });
    closing.add(() => transport.close());
    const files = await openFileLinks(environment, new PublicAddress(environment.files.publicUrl));
    startFileJobs({ environment, databaseUrl, stores, clock, closing });
    progress('Starting the gateway');
    const { gateway, url } = await serveGraph({ environment, files, supergraphSdl, transport, follows: followsOver(transport), stores, events, observability, clock, closing });
    // A subgraph with several replicas is asked anew when all of them have the revision: the others would not know a new type.
    const waitForSubgraphs = async (revision: number): Promise<void> => {
      const until = performance.now() + REPLICAS_MS;
      while ((await partsBehind(orm.em.fork(), revision, 'SUBGRAPH')) > 0 && performance.now() < until) await sleep(LOOK_EVERY_MS);
    };
    const newest = (): Promise<number> => graphRevision(orm.em.fork());
    graph.follow((next) => gateway.swap(next), logTrouble('graph'), async () => waitForSubgraphs(await newest()));
    await follower.start(() => graph.refresh(), logTrouble('plugins'));
    closing.add(() => follower.stop());
    return { url, stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}
