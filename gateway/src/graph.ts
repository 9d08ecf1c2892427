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
}

/** Opens a supergraph. Whatever can be wrong with it is found here, before it is put in use: throws an Error that says what. */
export function openGraph(supergraphSdl: string, { transport, production }: GraphOptions): Graph {
  const engine = createEngine({ supergraphSdl, transport, revealSubgraphs: !production });
  if (!IS_SUPERGRAPH.test(supergraphSdl)) throw new Error('This is not a supergraph: it names no subgraphs.');
  assertValidSchema(engine.apiSchema);
  return { engine, liveFields: readLiveFields(readFieldDirectives(supergraphSdl, 'live'), engine.apiSchema) };
}
