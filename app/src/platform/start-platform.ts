import { systemClock, type Clock } from '@otklik/base';
import { grantsOf } from '@otklik/cabinets';
import { migrate } from '@otklik/database';
import { EventLog, Relay, WakeUp } from '@otklik/events';
import { createGateway } from '@otklik/gateway';
import { startInsights } from '@otklik/insights';
import { join } from 'node:path';
import { DATABASE_MODULES } from '../database-modules.js';
import { httpUrl } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { Closing } from './closing.js';
import { composeGraph } from './compose-graph.js';
import { inProcessTransport } from './in-process-transport.js';
import { listen } from './listen.js';
import { logTrouble } from './log-trouble.js';
import { openIdentity } from './open-identity.js';
import { openStores } from './open-stores.js';
import { openSubgraphs } from './open-subgraphs.js';
import { prepareData } from './prepare-data.js';
import { loadVoteSecret } from './vote-secret.js';

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
  /** The supergraph in use. */
  readonly supergraphSdl: string;
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
    progress('Migrating the database');
    await migrate(databaseUrl, DATABASE_MODULES);
    const stores = await openStores(databaseUrl);
    closing.add(() => stores.close());
    const voteSecret = await loadVoteSecret(join(environment.home, 'vote-secret'));
    const plugins = await prepareData({ stores, demo: environment.demo, samples: environment.demoSamples, voteSecret, clock, progress });

    progress('Building the graph');
    const wakeUp = new WakeUp({ databaseUrl, onError: logTrouble('wake-up') });
    const log = new EventLog({ databaseUrl, wakeUp, onError: logTrouble('event log') });
    closing.add(() => log.close());
    const subgraphs = await openSubgraphs({ stores, plugins, clock, log, voteSecret, onCommitted: () => wakeUp.poke('outbox') });
    const supergraphSdl = await composeGraph(subgraphs);

    signal?.throwIfAborted();
    wakeUp.start();
    closing.add(() => wakeUp.stop());
    const relay = new Relay({ databaseUrl, wakeUp, onError: logTrouble('relay') });
    relay.start();
    closing.add(() => relay.stop());
    const insights = await startInsights({ orm: stores.insights, log, onError: logTrouble('insights') });
    closing.add(() => insights.stop());

    progress('Starting the gateway');
    const identity = openIdentity(environment, (login) => grantsOf(stores.cabinets.em.fork(), login), clock);
    const gateway = await createGateway({
      supergraphSdl,
      transport: inProcessTransport(subgraphs),
      identify: identity.identify,
      log,
      onTrouble: logTrouble('live'),
      routes: identity.routes,
      demo: identity.demo,
      production: !environment.demo,
    });
    closing.add(() => gateway.stop());
    const port = await listen(gateway, environment);
    const url = httpUrl(environment.host, port);
    await identity.listening(url);
    return { url, supergraphSdl, stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}
