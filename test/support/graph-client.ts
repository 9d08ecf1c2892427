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

/** Machines of the demo region: INTEGRATOR everywhere, in the roads cabinet, and without a role. */
export type DemoMachineName = 'demo-integrator' | 'demo-roads-system' | 'demo-newcomer';

/** Ends what hangs: a machine may be busy with other things. */
const REQUEST_MS = 60_000;

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

  /** Signs in as a machine of the demo region, by client credentials. @param scope what it asks for, with spaces between */
  static async asMachine(url: string, client: DemoMachineName, scope = ''): Promise<GraphClient> {
    const response = await fetch(`${url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client}:demo`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    if (!response.ok) throw new Error(`No token for ${client}: ${response.status} ${await response.text()}`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    return new GraphClient(url, token);
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
