/** How long to wait before trying again, in milliseconds. */
export interface Retry {
  /** The most before the first try. It doubles with each that fails. */
  readonly firstMs: number;
  readonly mostMs: number;
}

export const DEFAULT_RETRY: Retry = { firstMs: 1_000, mostMs: 30_000 };

/** Anything up to the most: thousands who were cut off together do not come back together. */
export function waitBefore(attempt: number, { firstMs, mostMs }: Retry, random: () => number = Math.random): number {
  return random() * Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30));
}

/** Resolves after a time, or when the signal says stop. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
