import type { EventLog } from '@otklik/events';
import { createEngine, readFieldDirectives, type Engine, type SubgraphTransport } from '@otklik/gateway-engine';
import { assertValidSchema } from 'graphql';
import { readLiveFields, type LiveField } from './live/live-field.js';

/** The planner would take an ordinary schema too, and find nobody to ask. */
const IS_SUPERGRAPH = /\benum\s+join__Graph\b/;

/** A supergraph, ready to be served. */
export interface Graph {
  readonly engine: Engine;
  readonly liveFields: readonly LiveField[];
}

/** What a graph is served with. */
export interface GraphOptions {
  readonly transport: SubgraphTransport;
  readonly production: boolean;
  /** What live fields follow; without it there are none. */
  readonly log?: EventLog;
}

/** Opens a supergraph. Whatever can be wrong with it is found here, before it is put in use: throws an Error that says what. */
export function openGraph(supergraphSdl: string, { transport, production, log }: GraphOptions): Graph {
  const engine = createEngine({ supergraphSdl, transport, revealSubgraphs: !production });
  if (!IS_SUPERGRAPH.test(supergraphSdl)) throw new Error('This is not a supergraph: it names no subgraphs.');
  assertValidSchema(engine.apiSchema);
  const directives = log === undefined ? [] : readFieldDirectives(supergraphSdl, 'live');
  return { engine, liveFields: readLiveFields(directives, engine.apiSchema, transport.subscribe !== undefined) };
}
