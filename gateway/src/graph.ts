import type { EventLog } from '@otklik/events';
import { createEngine, loadSupergraph, openEngine, readFieldDirectives, type Engine, type EngineSettings, type Slices, type SubgraphTransport } from '@otklik/gateway-engine';
import { LIVE_DIRECTIVE, readLiveFields, type LiveField } from './live/live-field.js';
import type { GatewayObserver } from './observability/gateway-observer.js';
import { watchFetch } from './observability/watch-fetch.js';

/** A supergraph, ready to be served. */
export interface Graph {
  readonly engine: Engine;
  readonly transport: SubgraphTransport;
  readonly liveFields: readonly LiveField[];
}

/** What a graph is served with. */
export interface GraphOptions {
  readonly transport: SubgraphTransport;
  readonly production: boolean;
  /** What live fields follow; without it there are none. */
  readonly log?: EventLog;
  readonly observer?: GatewayObserver | undefined;
}

/** The same for a graph that comes while another is served. */
export interface LoadOptions extends Omit<GraphOptions, 'transport'> {
  /** The transport for the subgraphs that a supergraph, or its outline, names. */
  transportFor(outlineSdl: string): SubgraphTransport;
}

/** Opens a supergraph. Whatever can be wrong with it is found here, before it is put in use: throws an Error that says what. */
export function openGraph(supergraphSdl: string, options: GraphOptions): Graph {
  return graphOf(createEngine({ supergraphSdl, ...settingsOf(options) }), options);
}

/**
 * The same while requests run: reading, checking and planning happen in a worker thread, and what must happen in this one is
 * cut into slices. Rejects with the Error that says what is wrong.
 */
export async function loadGraph(supergraphSdl: string, options: LoadOptions, slices: Slices): Promise<Graph> {
  const loaded = await loadSupergraph(supergraphSdl, slices);
  try {
    const transport = options.transportFor(loaded.outlineSdl);
    const engine = openEngine(loaded, settingsOf({ ...options, transport }));
    await slices.end();
    return graphOf(engine, { ...options, transport });
  } catch (error) {
    await loaded.planner.close();
    throw error;
  }
}

function settingsOf({ transport, production, observer }: GraphOptions): EngineSettings {
  const settings = { transport, revealSubgraphs: !production };
  return observer === undefined ? settings : { ...settings, watchPlanning: observer.watchPlanning, watchFetch };
}

function graphOf(engine: Engine, { transport, log }: GraphOptions): Graph {
  const directives = log === undefined ? [] : readFieldDirectives(engine.outlineSdl, LIVE_DIRECTIVE);
  return { engine, transport, liveFields: readLiveFields(directives, engine.apiSchema, transport.subscribe !== undefined) };
}
