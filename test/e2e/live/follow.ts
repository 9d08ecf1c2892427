import type { GraphClient } from '@otklik/test/platform';
import { createClient as createSse } from 'graphql-sse';

/** How subscriptions travel. */
export const WAYS = ['websocket', 'sse'] as const;
export type Way = (typeof WAYS)[number];

interface Result {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/** What somebody hears who follows one field, as it comes. */
export class Follower<Update> {
  readonly updates: Update[] = [];
  /** Codes of the errors that ended it. */
  codes: readonly unknown[] | null = null;
  /** What went wrong with the line. */
  failure: Error | null = null;
  readonly #stop: () => Promise<void>;

  constructor(way: Way, client: GraphClient, query: string, variables: Record<string, unknown> = {}) {
    const sink = {
      next: (result: Result): void => {
        if (result.errors !== undefined) this.codes ??= codesOf(result.errors);
        else this.updates.push(Object.values(result.data ?? {})[0] as Update);
      },
      error: (error: unknown): void => {
        if (Array.isArray(error)) this.codes ??= codesOf(error as NonNullable<Result['errors']>);
        else this.failure ??= error instanceof Error ? error : new Error(JSON.stringify(error));
      },
      complete: (): void => undefined,
    };
    if (way === 'websocket') {
      const socket = client.socket();
      socket.subscribe({ query, variables }, sink);
      this.#stop = async () => void (await socket.dispose());
    } else {
      const headers: Record<string, string> = client.token === null ? {} : { authorization: `Bearer ${client.token}` };
      const streams = createSse({ url: `${client.url}/graphql`, headers, retryAttempts: 0 });
      streams.subscribe({ query, variables }, sink);
      this.#stop = () => Promise.resolve(streams.dispose());
    }
  }

  /** Waits until what has been heard is so. The time-out of the test ends the wait. */
  async hears(isSo: (updates: readonly Update[]) => boolean): Promise<readonly Update[]> {
    while (!isSo(this.updates)) {
      if (this.failure !== null || this.codes !== null) throw new Error(`It ended: ${JSON.stringify(this.codes ?? this.failure?.message)}, after ${JSON.stringify(this.updates)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.updates;
  }

  /** Waits until it is refused, or ended, and gives the codes. */
  async ends(): Promise<readonly unknown[]> {
    while (this.codes === null) {
      if (this.failure !== null) throw new Error(`It broke: ${this.failure?.message}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.codes;
  }

  /** Goes away; again is no harm, nor is it when the line has gone already. */
  async stop(): Promise<void> {
    await this.#stop().catch(() => undefined);
  }
}

function codesOf(errors: NonNullable<Result['errors']>): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}
