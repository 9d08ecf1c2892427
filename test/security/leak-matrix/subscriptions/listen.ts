import type { Answer, GraphClient } from '@otklik/test/platform';
import type { Client } from 'graphql-ws';
import { told, type Told } from '../matrix/ask.js';

type Result = Parameters<Parameters<Client['subscribe']>[1]['next']>[0];

/** Somebody who listens on a socket of their own. */
export class Listener {
  readonly heard: Result[] = [];
  /** When the subscription ended, and how: its errors, the close of the socket, `complete`. */
  end: { readonly at: number; readonly how: string } | null = null;
  readonly #socket: Client;

  constructor(client: GraphClient, query: string) {
    this.#socket = client.socket();
    const ended = (how: unknown): void => {
      this.end ??= { at: Date.now(), how: JSON.stringify(how) };
    };
    this.#socket.subscribe({ query }, { next: (result) => this.heard.push(result), error: (error) => ended(errorOf(error)), complete: () => ended('complete') });
  }

  /** The first thing that came: a result, or the end without one. Nothing within the time counts as nothing. */
  async first(patienceMs: number): Promise<Told> {
    await until(() => this.heard.length > 0 || this.end !== null, patienceMs);
    const [result] = this.heard;
    if (result !== undefined) return told({ status: 200, ...(JSON.parse(JSON.stringify(result)) as Pick<Answer<Record<string, unknown>>, 'data'>) });
    const codes = [...(this.end?.how ?? '').matchAll(/"code":"(\w+)"/g)].map(([, code]) => code!);
    return { values: [], codes, text: this.end?.how ?? '' };
  }

  async close(): Promise<void> {
    await this.#socket.dispose();
  }
}

/** Resolves to whether it has come true within so many milliseconds. */
export async function until(isSo: () => boolean, patienceMs: number): Promise<boolean> {
  const last = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > last) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function errorOf(error: unknown): unknown {
  if (error instanceof Error) return error.message;
  const { code, reason } = error as { code?: number; reason?: string };
  return code === undefined ? error : { close: code, reason };
}
