import type { Slices } from '@otklik/gateway-engine';
import { Kind, getOperationAST, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { Graph } from '../graph.js';
import type { LiveField } from '../live/live-field.js';
import type { LiveLayer } from '../live/live-layer.js';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';
import type { MovedSubscriptions } from '../swap/supergraph-swaps.js';

type Layer = Pick<LiveLayer, 'subscribe' | 'swap' | 'stop'>;

/** Asks subgraphs. */
export interface Upstream extends LiveResults {
  swap(slices: Slices): Promise<MovedSubscriptions>;
}

/** All subscriptions of a graph: live fields follow the log, the others are asked of their subgraphs. */
export class Subscriptions implements LiveResults {
  readonly #upstream: Upstream;
  readonly #layer: Layer | null;
  #liveFields: ReadonlySet<string>;

  /** @param layer null where there is no log to follow */
  constructor(upstream: Upstream, layer: Layer | null, fields: readonly LiveField[]) {
    this.#upstream = upstream;
    this.#layer = layer;
    this.#liveFields = namesOf(fields);
  }

  /** Throws or rejects with the error that refuses the subscription. */
  subscribe(request: LiveRequest): ReturnType<LiveResults['subscribe']> {
    const field = rootFieldOf(request.document, request.operationName);
    const isLive = field !== null && this.#liveFields.has(field);
    return isLive && this.#layer !== null ? this.#layer.subscribe(request) : this.#upstream.subscribe(request);
  }

  /** Moves all to another graph, which new ones get from now on. Its engine must be in use already. */
  async swap({ engine, liveFields }: Graph, slices: Slices): Promise<MovedSubscriptions> {
    this.#liveFields = namesOf(liveFields);
    const live = await this.#layer?.swap({ schema: engine.apiSchema, fields: liveFields }, slices);
    const upstream = await this.#upstream.swap(slices);
    return { moved: upstream.moved + (live?.moved ?? 0), ended: upstream.ended + (live?.ended ?? 0) };
  }

  async stop(): Promise<void> {
    await this.#layer?.stop();
  }
}

function namesOf(fields: readonly LiveField[]): ReadonlySet<string> {
  return new Set(fields.map(({ field }) => field));
}

/** A valid subscription has one root field, though perhaps in several pieces. */
function rootFieldOf(document: DocumentNode, operationName: string | null): string | null {
  const fragments = new Map(
    document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])),
  );
  const search = (set: SelectionSetNode | undefined): string | null => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) return selection.name.value;
      const found = search(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)?.selectionSet);
      if (found !== null) return found;
    }
    return null;
  };
  return search(getOperationAST(document, operationName)?.selectionSet);
}
