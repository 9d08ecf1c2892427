import { systemClock, type Clock } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import type { CallKeys } from './call-keys.js';
import { digestOf, isSame, readToken } from './call-token.js';
import { AHEAD_MS, LIFETIME_MS } from './lifetime.js';
import { NonceMemory } from './nonce-memory.js';

/** About 50 MB, and 14,000 calls a second. */
const MOST_NONCES = 500_000;

/** A call whose token is good and meant for here and now; its body has not been looked at. */
export interface ClaimedCall {
  /**
   * For whom the call is made, if this is the body that was signed and the call is new; otherwise null. Ask once.
   */
  accept(body: Uint8Array): RequestContext | null;
}

/** Says which calls come from the gateway. Gives no reason for a refusal: who may call needs none. */
export interface CallVerifier {
  /** Looks at the token, before a body is read. Null when the call is refused. */
  claim(token: string | undefined): ClaimedCall | null;
}

/** What calls are checked with. */
export interface CallVerifierOptions {
  readonly keys: CallKeys;
  /** Name of this subgraph. */
  readonly audience: string;
  readonly clock?: Clock;
  /** Calls remembered at a time; when there are as many within half a minute, further ones are refused. 500,000. */
  readonly mostNonces?: number;
}

/**
 * Takes calls that were signed with one of the keys, for this audience, over this body, at most 30 s ago, and that were not taken
 * before. Calls from before it was made are refused, since nobody remembers which of them were taken. Several processes of one
 * subgraph remember each for itself.
 */
export function createCallVerifier({ keys, audience, clock = systemClock, mostNonces = MOST_NONCES }: CallVerifierOptions): CallVerifier {
  const since = clock.now().getTime();
  const nonces = new NonceMemory(mostNonces);
  const isNow = (signedAt: number, now: number): boolean => signedAt >= since && signedAt >= now - LIFETIME_MS && signedAt <= now + AHEAD_MS;
  return {
    claim(token) {
      const claims = token === undefined ? null : readToken(token, keys.accepted);
      if (claims === null || claims.aud !== audience) return null;
      const signedAt = Math.round(claims.iat * 1_000);
      if (!isNow(signedAt, clock.now().getTime())) return null;
      return {
        accept(body) {
          // Asked again: while a body dribbles in, the nonce of the call that it repeats may have been forgotten.
          const now = clock.now().getTime();
          if (!isNow(signedAt, now) || !isSame(Buffer.from(digestOf(body)), Buffer.from(claims.body))) return null;
          return nonces.use(claims.jti, signedAt + LIFETIME_MS, now) ? claims.ctx : null;
        },
      };
    },
  };
}
