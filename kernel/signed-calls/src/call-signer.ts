import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import type { CallKeys } from './call-keys.js';
import { digestOf, writeToken } from './call-token.js';
import { LIFETIME_MS } from './lifetime.js';

const NONCE_BYTES = 16;

/** A call on its way out. */
export interface OutgoingCall {
  /** Name of the subgraph that is called. */
  readonly audience: string;
  /** Exactly as it is sent. */
  readonly body: string | Uint8Array;
  /** For whom the call is made. */
  readonly context: RequestContext;
}

/** Makes the value of `CALL_HEADER` for one call. A call that is sent again is signed again: a token is taken once. */
export type CallSigner = (call: OutgoingCall) => string;

/** @param clock must agree with the subgraph's to a few seconds */
export function createCallSigner({ signing }: CallKeys, clock: Clock = systemClock): CallSigner {
  return ({ audience, body, context }) => {
    const now = clock.now().getTime();
    return writeToken(
      {
        aud: audience,
        iat: now / 1_000,
        exp: (now + LIFETIME_MS) / 1_000,
        jti: randomBytes(NONCE_BYTES).toString('base64url'),
        body: digestOf(body),
        ctx: context,
      },
      signing,
    );
  };
}
