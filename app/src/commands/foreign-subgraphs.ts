import { httpTransport, readSubgraphUrls, traceHeaders, upstreamSockets, type HttpTransport } from '@otklik/gateway';
import type { SubgraphTransport } from '@otklik/gateway-engine';

/**
 * Reaches the subgraphs of others. Nothing of the client's request is forwarded but its id and its place in a trace. As long as the addresses are the same,
 * so are the connections; those of a supergraph before this one end by themselves when they are idle.
 */
export class ForeignSubgraphs {
  #addresses: string | null = null;
  #http: HttpTransport | null = null;
  #transport: SubgraphTransport | null = null;

  /**
   * @param supergraphSdl or its outline
   * @throws TypeError when something is no URL
   */
  transportFor(supergraphSdl: string): SubgraphTransport {
    const urls = readSubgraphUrls(supergraphSdl);
    const addresses = JSON.stringify([...urls].toSorted());
    if (this.#transport !== null && addresses === this.#addresses) return this.#transport;
    const http = httpTransport({ urls, headers: ({ context }) => traceHeaders(context) });
    const sockets = upstreamSockets({ urls });
    this.#addresses = addresses;
    this.#http = http;
    this.#transport = { ...http, subscribe: (subscription) => sockets.subscribe(subscription) };
    return this.#transport;
  }

  async close(): Promise<void> {
    await this.#http?.close();
  }
}
