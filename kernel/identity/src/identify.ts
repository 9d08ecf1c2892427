import { systemClock, type Clock } from '@otklik/base';
import { bearerToken } from './bearer-token.js';
import { citizenIdOf } from './citizen-id.js';
import { RecentAnswers } from './recent-answers.js';
import type { TokenVerifier } from './token-verifier.js';
import { ANONYMOUS, type Grant, type Viewer } from './viewer.js';

/** Reads the roles of a login from where they are kept. */
export type GrantsOf = (login: string) => Promise<readonly Grant[]>;

/** Longest time, in milliseconds, that a role may outlive its revocation. */
const GRANTS_MAX_AGE_LIMIT_MS = 5_000;

export interface IdentifyOptions {
  readonly verifier: TokenVerifier;
  /** The roles of a login; none for a citizen. */
  readonly grantsOf: GrantsOf;
  /** Who gives the subjects out, as `citizenIdOf` takes it: the issuer. The development provider, whose address changes, has its own name. */
  readonly subjectNamespace: string;
  /** How long the roles of a login are taken from memory, in milliseconds; a revocation shows no later. Default 2,000, at most 5,000. */
  readonly grantsMaxAgeMs?: number;
  readonly clock?: Clock;
}

/**
 * Says who is asking, from an `Authorization` header or what a socket sent in its place. Rejects with UNAUTHENTICATED when
 * something was sent that is not a good token, and with the error of `grantsOf` when roles cannot be read: never a lesser viewer.
 */
export type Identify = (authorization: string | null) => Promise<Viewer>;

export function createIdentify({
  verifier,
  grantsOf,
  subjectNamespace,
  grantsMaxAgeMs = 2_000,
  clock = systemClock,
}: IdentifyOptions): Identify {
  if (!(grantsMaxAgeMs >= 0 && grantsMaxAgeMs <= GRANTS_MAX_AGE_LIMIT_MS)) {
    throw new RangeError(`Roles may be remembered for at most ${GRANTS_MAX_AGE_LIMIT_MS} ms`);
  }
  const grants = new RecentAnswers(grantsOf, clock, grantsMaxAgeMs);
  return async (authorization) => {
    const token = bearerToken(authorization);
    if (token === null) return ANONYMOUS;
    const { subject, login, expiresAt } = await verifier.verify(token);
    return { kind: 'person', subject, login, citizenId: citizenIdOf(subjectNamespace, subject), grants: await grants.to(login), expiresAt };
  };
}
