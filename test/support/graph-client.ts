import type { TypedDocumentString } from '../generated/graphql.js';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** A GraphQL answer. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null | undefined;
  readonly errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A typed document or plain text. */
export type Operation<Data, Variables> = TypedDocumentString<Data, Variables> | string;

const REQUEST_MS = 10_000;

/** Somebody who uses the graph over HTTP and sockets. */
export class GraphClient {
  constructor(
    readonly url: string,
    readonly token: string | null,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** Signs in as a persona of the demo region, as the start page does. */
  static async as(url: string, persona: string, headers: Readonly<Record<string, string>> = {}): Promise<GraphClient> {
    const response = await fetch(`${url}/demo/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    if (!response.ok) throw new Error(`No token for ${persona}: ${response.status} ${await response.text()}`);
    const { accessToken } = (await response.json()) as { accessToken: string };
    return new GraphClient(url, accessToken, headers);
  }

  /** Sends one operation and gives the whole answer. */
  async send<Data = Record<string, unknown>, Variables = Record<string, unknown>>(query: Operation<Data, Variables>, variables?: Variables): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization(), ...this.headers },
      body: JSON.stringify({ query: String(query), variables }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  /** Sends one operation and gives its data; any error fails the test. */
  async ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(query: Operation<Data, Variables>, variables?: Variables): Promise<Data> {
    const answer = await this.send(query, variables);
    if (answer.errors !== undefined || answer.data == null) throw new Error(`The graph answered ${JSON.stringify(answer)}`);
    return answer.data;
  }

  /** Opens a socket. Dispose it. */
  socket(): Client {
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: this.token === null ? {} : { authorization: `Bearer ${this.token}` },
      retryAttempts: 0,
    });
  }

  #authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}
