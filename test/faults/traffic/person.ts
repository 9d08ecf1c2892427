import { GraphClient } from '@otklik/test/platform';
import { pause } from '../until.js';

/** How long a client waits for an answer: a gateway that hangs is a fault like any other. */
const PATIENCE_MS = 15_000;

/** What came of one request. `lost`: nobody knows whether it was done. */
export type Outcome<Data> = { readonly kind: 'data'; readonly data: Data } | { readonly kind: 'errors'; readonly codes: readonly string[] } | { readonly kind: 'lost'; readonly reason: string };

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Somebody who uses the graph over a network that may fail, and signs in again when the token is not taken any more. */
export class Person {
  #token: Promise<string> | null = null;

  constructor(
    /** Without a path. */
    readonly url: string,
    readonly name: string,
  ) {}

  /** Goes on until somebody gives one. */
  token(): Promise<string> {
    this.#token ??= this.#signIn();
    return this.#token;
  }

  /** The token is not taken: the next one is new. */
  forget(): void {
    this.#token = null;
  }

  async send<Data>(query: string, variables: Record<string, unknown>): Promise<Outcome<Data>> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await this.token()}` };
    try {
      const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(PATIENCE_MS) });
      const { data, errors } = (await response.json()) as Body<Data>;
      if (errors === undefined && data != null) return { kind: 'data', data };
      const codes = (errors ?? []).map(({ message, extensions }) => extensions?.code ?? `no code: ${message}`);
      if (codes.includes('UNAUTHENTICATED')) this.forget();
      return { kind: 'errors', codes };
    } catch (error) {
      return { kind: 'lost', reason: reasonOf(error) };
    }
  }

  async #signIn(): Promise<string> {
    for (;;) {
      const client = await GraphClient.as(this.url, this.name).catch(() => null);
      if (client?.token != null) return client.token;
      await pause(100);
    }
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as { name: string; message: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? name : message);
}
