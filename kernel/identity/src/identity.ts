import { Batches, CodedError, systemClock, type Clock } from '@otklik/base';
import { bearerToken } from './bearer-token.js';
import { citizenIdOf } from './citizen-id.js';
import { RecentAnswers } from './recent-answers.js';
import type { Bearer, Standing, StandingsOf } from './standing.js';
import { DEFAULT_CLOCK_TOLERANCE_SECONDS, type TokenVerifier, type VerifiedToken } from './token-verifier.js';
import { ANONYMOUS, authorisationClass, viewerAt, type SignedInViewer, type Viewer } from './viewer.js';

/** Longest time, in milliseconds, that a role or a session may outlive its end. */
const MAX_AGE_LIMIT_MS = 5_000;

export interface IdentityOptions {
  readonly verifier: TokenVerifier;
  readonly standingsOf: StandingsOf;
  /** Who gives the subjects out, as `citizenIdOf` takes it: the issuer. The development provider, whose address changes, has its own name. */
  readonly subjectNamespace: string;
  /** For how long it is taken from memory how somebody stands, in milliseconds; a revocation shows no later. Default 2,000, at most 5,000. */
  readonly standingMaxAgeMs?: number;
  /**
   * How far the issuer's clock may be from ours, in seconds: tokens issued so shortly after the end of all sessions are refused too,
   * since they may be older. Default 60.
   */
  readonly clockToleranceSeconds?: number;
  readonly clock?: Clock;
}

/**
 * Says who is asking, from an `Authorization` header or what a socket sent in its place. Rejects with UNAUTHENTICATED when
 * something was sent that is not a good token or whose sessions have been ended, with IDENTITY_UNAVAILABLE when the issuer is out,
 * and with the error of `standingsOf` when roles cannot be read: never a lesser viewer.
 */
export type Identify = (authorization: string | null) => Promise<Viewer>;

/** Who is asking, when they come and while they stay. */
export interface Identity {
  readonly identify: Identify;
  /** The same viewers as they stand now, in their order: the very same object when nothing has changed, null when their sessions have been ended. */
  readonly refresh: (viewers: readonly SignedInViewer[]) => Promise<(SignedInViewer | null)[]>;
}

export function createIdentity({
  verifier,
  standingsOf,
  subjectNamespace,
  standingMaxAgeMs = 2_000,
  clockToleranceSeconds = DEFAULT_CLOCK_TOLERANCE_SECONDS,
  clock = systemClock,
}: IdentityOptions): Identity {
  if (!(standingMaxAgeMs >= 0 && standingMaxAgeMs <= MAX_AGE_LIMIT_MS)) {
    throw new RangeError(`How somebody stands may be remembered for at most ${MAX_AGE_LIMIT_MS} ms`);
  }
  const asked = new Batches(standingsOf);
  const standings = new RecentAnswers((key: string) => asked.answer(JSON.parse(key) as Bearer), clock, standingMaxAgeMs);

  /** Null when the token is older than the last end of all sessions. */
  function standing(viewer: SignedInViewer, { grants, sessionsEndedAt }: Standing): SignedInViewer | null {
    if (sessionsEndedAt !== null && (viewer.issuedAt ?? 0) <= sessionsEndedAt + clockToleranceSeconds * 1000) return null;
    // What is remembered may have ended meanwhile.
    const changed = viewerAt({ ...viewer, grants }, clock.now());
    return authorisationClass(changed) === authorisationClass(viewer) ? viewer : changed;
  }

  return {
    async identify(authorization) {
      const token = bearerToken(authorization);
      if (token === null) return ANONYMOUS;
      const viewer = viewerOf(await verifier.verify(token), subjectNamespace);
      const current = standing(viewer, await standings.to(JSON.stringify(bearerOf(viewer))));
      if (current === null) throw CodedError.unauthenticated();
      return current;
    },

    async refresh(viewers) {
      const askedAt = clock.now().getTime();
      const bearers = viewers.map(bearerOf);
      const found = await standingsOf(bearers);
      // Whoever comes next is judged by what is known by now.
      bearers.forEach((bearer, index) => standings.learn(JSON.stringify(bearer), found[index]!, askedAt));
      return viewers.map((viewer, index) => standing(viewer, found[index]!));
    },
  };
}

function bearerOf(viewer: SignedInViewer): Bearer {
  return { login: viewer.login, citizenId: viewer.kind === 'person' ? viewer.citizenId : null };
}

function viewerOf({ isMachine, isIdentified, subject, login, scopes, issuedAt, expiresAt }: VerifiedToken, namespace: string): SignedInViewer {
  const common = { subject, login, grants: [], ...(issuedAt === null ? {} : { issuedAt }), expiresAt };
  if (isMachine) return { kind: 'machine', ...common, scopes };
  return { kind: 'person', ...common, citizenId: citizenIdOf(namespace, subject), ...(isIdentified ? { isIdentified } : {}) };
}
