import type { OutgoingRequest } from '@otklik/gateway';
import type { RequestContext } from '@otklik/identity';
import { CALL_HEADER, createCallSigner, type CallKeys } from '@otklik/signed-calls';

/** Makes the headers of a call of a subgraph. */
export type SignedHeaders = (call: OutgoingRequest) => Readonly<Record<string, string>>;

/** The signature over each call, and nothing of what the client sent. */
export function signedHeaders(keys: CallKeys): SignedHeaders {
  const sign = createCallSigner(keys);
  return ({ subgraph, body, context }) => {
    // What the gateway keeps with a request is more than may leave it.
    const { viewer, locale, requestId, traceparent, client } = context as RequestContext;
    const who = client === undefined ? { viewer, locale, requestId } : { viewer, locale, requestId, client };
    const signed = { [CALL_HEADER]: sign({ audience: subgraph, body, context: who }) };
    return traceparent === undefined ? signed : { ...signed, traceparent };
  };
}
