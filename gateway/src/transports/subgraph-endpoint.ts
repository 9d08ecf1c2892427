import type { SubgraphResponse } from '@otklik/gateway-engine';
import type { Pool } from 'undici';
import { HttpExchange } from './http-exchange.js';

/** One request as it goes over the wire. */
export interface EndpointRequest {
  readonly body: string;
  /** Names and values in turn. */
  readonly headers: string[];
  /** From the first attempt to the last byte of the answer. */
  readonly timeoutMs: number;
  /** How many further attempts a broken connection is worth. */
  readonly retries: number;
}

/** Where one subgraph listens, over the pool of its origin. */
export class SubgraphEndpoint {
  constructor(
    private readonly pool: Pool,
    private readonly path: string,
  ) {}

  /**
   * Rejects with an Error that says why there is no answer. What it resolves to is whatever JSON the subgraph sent, with
   * any status: a GraphQL server may refuse with 400 and say why in `errors`.
   */
  async send({ body, headers, timeoutMs, retries }: EndpointRequest): Promise<SubgraphResponse> {
    const deadline = performance.now() + timeoutMs;
    for (let left = retries; ; left--) {
      const exchange = new HttpExchange(timeoutMs, deadline);
      this.pool.dispatch({ path: this.path, method: 'POST', headers, body }, exchange);
      try {
        return await exchange.answer;
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
