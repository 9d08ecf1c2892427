import { Kind, getOperationAST, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { Graph } from '../graph.js';
import type { LiveField } from '../live/live-field.js';
import type { LiveLayer } from '../live/live-layer.js';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';

type Layer = Pick<LiveLayer, 'subscribe' | 'swap' | 'stop'>;

/** All subscriptions of a graph: live fields follow the log, the others are asked of their subgraphs. */
export class Subscriptions implements LiveResults {
  readonly #upstream: LiveResults;
  readonly #layer: Layer | null;
  #liveFields: ReadonlySet<string>;

  /** @param layer null where there is no log to follow */
  constructor(upstream: LiveResults, layer: Layer | null, fields: readonly LiveField[]) {
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

  /** Puts another graph in use; subscriptions of subgraphs go on as they began. */
  swap({ engine, liveFields }: Graph): void {
    this.#liveFields = namesOf(liveFields);
    this.#layer?.swap({ schema: engine.apiSchema, fields: liveFields });
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
