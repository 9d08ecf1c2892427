import { createCallSigner, readCallKeys, CALL_HEADER } from '@otklik/signed-calls';
import type { RequestContext, Viewer } from '@otklik/identity';
import type { Answer } from '@otklik/test/platform';
import { told, type Told } from '../matrix/ask.js';

/** Where a subgraph listens, and by what secret it knows calls. */
export interface CalledSubgraph {
  readonly name: string;
  readonly url: string;
}

export interface Call {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A call as the gateway makes it. @param audience another name than the subgraph's own for a call that was meant for another */
export async function signedCall({ name, url }: CalledSubgraph, secret: string, viewer: Viewer, call: Call, audience = name): Promise<Told> {
  const body = JSON.stringify(call);
  const context: RequestContext = { viewer, locale: 'ru', requestId: 'leak-matrix' };
  const token = createCallSigner(readCallKeys([secret]))({ audience, body, context });
  return send(url, body, { [CALL_HEADER]: token });
}

/** A call that nobody has signed. */
export function unsignedCall({ url }: CalledSubgraph, call: Call, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
  return send(url, JSON.stringify(call), headers);
}

async function send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Told> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return told({ status: response.status, ...((await response.json()) as Omit<Answer<Record<string, unknown>>, 'status'>) });
}
