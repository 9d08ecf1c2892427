import type { SerialisedResponse, SubgraphResponse } from '@otklik/gateway-engine';
import { CircuitBreaker, type BreakerOptions } from './circuit-breaker.js';
import { HttpExchange, UnusableAnswer } from './http-exchange.js';
import { AnswerTooLarge, type Origin } from './origin.js';

/** One request as it goes over the wire. */
export interface EndpointRequest {
  /** With one character for each byte. */
  readonly body: string;
  /** Names and values in turn, besides those that every request has; asked for each attempt, since a signature is taken once. */
  readonly headers: () => readonly string[];
  /** From the first attempt to the last byte of the answer. */
  readonly timeoutMs: number;
  /** How many further attempts a broken connection is worth. */
  readonly retries: number;
}

/** What an endpoint needs to know. */
export interface EndpointOptions {
  readonly path: string;
  /** How large a compressed answer may become. */
  readonly answerBytes: number;
  /** Whether 401 and 403 are said to the gateway and not to its client. */
  readonly own: boolean;
  readonly breaker?: BreakerOptions;
}

/** Where one subgraph listens, over the connections to its origin. */
export class SubgraphEndpoint {
  readonly #breaker: CircuitBreaker;

  constructor(
    private readonly origin: Origin,
    private readonly options: EndpointOptions,
  ) {
    this.#breaker = new CircuitBreaker(options.breaker);
  }

  /**
   * Rejects with an Error that says why there is no answer. What it resolves to is whatever JSON the subgraph sent, with
   * any status: a GraphQL server may refuse with 400 and say why in `errors`.
   */
  send(request: EndpointRequest): Promise<SubgraphResponse | SerialisedResponse> {
    return this.#breaker.run(() => this.#attempt(request), isOfSubgraph);
  }

  async #attempt({ body, headers, timeoutMs, retries }: EndpointRequest): Promise<SubgraphResponse | SerialisedResponse> {
    const { path, answerBytes, own } = this.options;
    const deadline = performance.now() + timeoutMs;
    for (let left = retries; ; left--) {
      const exchange = new HttpExchange(timeoutMs, deadline, answerBytes, own);
      this.origin.post({ path, headers: headers(), body }, exchange);
      try {
        return await exchange.result;
      } catch (error) {
        if (left === 0 || !isConnectionError(error)) throw error;
      }
    }
  }
}

/** The connection was refused or broke. Anything else would happen again, or has taken its time already. */
const CONNECTION_ERRORS: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function isConnectionError(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionError);
  return CONNECTION_ERRORS.has((error as { code?: unknown }).code);
}

/** Statuses, without GraphQL, for a request that this subgraph does not take while it takes others. */
const OF_REQUEST: ReadonlySet<number> = new Set([400, 405, 413, 414, 415, 422, 431]);

/** Whether the subgraph is out of order, and not just this request: a client must not be able to close a part of the graph for all. */
function isOfSubgraph(error: unknown): boolean {
  if (error instanceof UnusableAnswer) return !OF_REQUEST.has(error.status);
  return !(error instanceof AnswerTooLarge);
}
