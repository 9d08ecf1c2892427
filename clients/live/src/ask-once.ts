import { LiveError, type GraphError } from './live-error.js';
import type { Ending, LiveOperation } from './transports/transport.js';

/** Runs one query over HTTP: gives its data, or why there is none. */
export async function askOnce(
  url: string,
  request: typeof fetch,
  headers: Readonly<Record<string, string>>,
  { query, variables }: LiveOperation,
  signal: AbortSignal,
): Promise<{ readonly data: unknown } | Ending> {
  let response: Response;
  let answer: { data?: unknown; errors?: readonly GraphError[] } | null;
  try {
    response = await request(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    answer = (await response.json()) as typeof answer;
  } catch {
    return { kind: 'cut', wasOpen: false };
  }
  if (response.status === 401) return { kind: 'refused' };
  if (answer?.data !== undefined && answer.data !== null) return { data: answer.data };
  if (answer?.errors !== undefined) return { kind: 'errors', errors: answer.errors };
  if (response.status >= 500) return { kind: 'cut', wasOpen: false };
  return { kind: 'fatal', error: new LiveError(`The graph answered ${response.status} and no data.`) };
}
