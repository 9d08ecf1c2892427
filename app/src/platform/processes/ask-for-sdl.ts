import { newId } from '@otklik/base';
import { ANONYMOUS } from '@otklik/identity';
import type { SignedHeaders } from './signed-headers.js';

const TIMEOUT_MS = 10_000;
const BODY = JSON.stringify({ query: '{ _service { sdl } }' });

/** What a subgraph says about itself. @throws Error with the reason, in a few words, why there is no answer */
export async function askForSdl(subgraph: string, url: string, headers: SignedHeaders): Promise<string> {
  const context = { viewer: ANONYMOUS, locale: 'en', requestId: newId() };
  const response = await send(url, { 'content-type': 'application/json', ...headers({ subgraph, body: BODY, context }) });
  if (response.status === 401 || response.status === 403) throw new Error('it does not take calls of this gateway: is the secret of calls the same, and the clock?');
  const answer = (await response.json().catch(() => null)) as { data?: { _service?: { sdl?: unknown } } } | null;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl !== 'string') throw new Error(`HTTP ${response.status}, and no subgraph`);
  return sdl;
}

async function send(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, body: BODY, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const { cause } = error as { cause?: { code?: unknown } };
    throw new Error(typeof cause?.code === 'string' ? cause.code : 'no answer', { cause: error });
  }
}
