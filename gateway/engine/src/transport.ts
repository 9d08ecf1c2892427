/** What the engine asks of a subgraph. */
export interface SubgraphRequest {
  /** Name of the subgraph as composed, from `@join__graph(name:)`. */
  readonly subgraph: string;
  /** GraphQL text. One string object per compiled plan, so it is a good cache key. */
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationType: 'query' | 'mutation';
  /** What the caller gave `Engine.execute`; the engine never looks inside. */
  readonly context: unknown;
  /** JSON text of `{query, variables}`, ready to be sent. Made on first use, without building `variables`. */
  readonly body: string;
  /** The same in UTF-8 with one character for each byte, which is cheaper for a transport that says `serialised`. Made on each use. */
  readonly utf8: string;
}

/** An error as a subgraph states it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** A GraphQL response that was not parsed: the engine reads what it needs from the bytes, as long as they look as it expects. */
export interface SerialisedResponse {
  /** The body, in UTF-8. The engine keeps them as long as the request lasts. */
  readonly bytes: Buffer;
  /** Parses the body, for when the engine cannot do without. Throws an Error that says why the subgraph has not answered. */
  parse(): SubgraphResponse;
}

/** A GraphQL response. The engine takes `data` over and changes it in place: a transport must not hand out the same object twice. */
export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
}

/** A subscription that a subgraph serves. */
export interface SubgraphSubscription {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** What the caller gave `PreparedSubscription.subscribe`; the engine never looks inside. */
  readonly context: unknown;
}

/** How requests reach subgraphs. A rejection means that the subgraph did not answer: the client gets partial data. */
export interface SubgraphTransport {
  execute(request: SubgraphRequest): Promise<SubgraphResponse | SerialisedResponse>;
  /** Whether responses come as bytes, as a rule. The engine then keeps all texts as UTF-8. */
  readonly serialised?: boolean;
  /**
   * Starts a subscription; each response is one event. Called when its reader asks for the first event. `return` cancels
   * it at once, also while an event is waited for. A rejection ends the subscription: `SubgraphRefusal` with errors of the
   * subgraph, any other with the reason why it is silent. Absent where subscriptions cannot be carried.
   */
  subscribe?(subscription: SubgraphSubscription): AsyncIterator<SubgraphResponse, unknown, void>;
}

/** A subgraph ended a subscription with errors. */
export class SubgraphRefusal extends Error {
  override readonly name = 'SubgraphRefusal';

  constructor(readonly errors: readonly SubgraphError[]) {
    super(errors.map(({ message }) => message).join(' '));
  }
}

/** Foreign subgraphs may send anything, so that a response need not even be an object. */
export function isSerialised(response: SubgraphResponse | SerialisedResponse): response is SerialisedResponse {
  return typeof response === 'object' && (response as object | null) !== null && 'parse' in response && typeof response.parse === 'function';
}
