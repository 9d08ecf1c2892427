import { CodedError, systemClock, type Clock } from '@otklik/base';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { KeyCache, KeysUnavailable } from './key-cache.js';
import { discoveredKeys, keysAt, type KeySource } from './key-source.js';
import { RecentAnswers } from './recent-answers.js';

/** Signatures that are accepted. All asymmetric: with a shared secret, whoever can verify could also sign. */
const ALGORITHMS = ['ES256', 'EdDSA', 'PS256', 'RS256'];

/** What the logins of machines begin with: no person's rights can be meant by one. */
export const MACHINE_PREFIX = 'client:';

/** Longest token, subject and login that are looked at, in characters. */
const MAX_TOKEN_LENGTH = 16_384;
const MAX_NAME_LENGTH = 255;

/** How far the clocks of issuers may be from ours, in seconds. */
export const DEFAULT_CLOCK_TOLERANCE_SECONDS = 60;

/** For how long, in milliseconds, a token that was found good is not looked into again: a signature costs more than most queries. */
const VERIFIED_MAX_AGE_MS = 5_000;

export interface TokenVerifierOptions {
  /** `iss` of the tokens, to the letter. */
  readonly issuer: string;
  /** `aud` of the tokens, or one of several. */
  readonly audience: string;
  /** Where the issuer's keys come from: a JWKS endpoint, or a function. Default: what the issuer's discovery document names. */
  readonly keys?: URL | KeySource;
  /** The claim with the login, by which staff get their roles. Default `login`. */
  readonly loginClaim?: string;
  /** The claim with how sure the issuer is of the person. Default `acr` (OpenID Connect Core §2). */
  readonly assuranceClaim?: string;
  /** The values of that claim with which a person is an identified one. Default `identified`. */
  readonly identifiedValues?: readonly string[];
  /**
   * `at+jwt` (default) takes RFC 9068 access tokens only, so that no ID token passes for one. `any` is for issuers that
   * do not mark their access tokens; then the audience alone tells them apart.
   */
  readonly tokenType?: 'at+jwt' | 'any';
  /** How far the issuer's clock may be from ours, in seconds, either way. Default 60. */
  readonly clockToleranceSeconds?: number;
  readonly clock?: Clock;
  /** Shortest time between two readings of the issuer's keys, in seconds. Default 5. */
  readonly keyCooldownSeconds?: number;
  /** Age from which the issuer's keys are read anew, in seconds. Default 300. */
  readonly keyMaxAgeSeconds?: number;
  /** How long known keys serve while the issuer is out, in seconds. Default 3,600: an issuer that is out issues no tokens, and old ones have ended by then. */
  readonly keyMaxStaleSeconds?: number;
  /** Told why a token was refused, for the operator's log: the client never learns it. The reason holds nothing of the token. */
  readonly onRefusal?: (reason: string) => void;
}

/** What a token that was found good says. */
export interface VerifiedToken {
  /** Whether it was issued to a program in its own name (client credentials) and not to a person. */
  readonly isMachine: boolean;
  /** Whether the issuer vouches for who the person is; never of a machine. */
  readonly isIdentified: boolean;
  readonly subject: string;
  /** Of a machine: `client:` and the id of the client. */
  readonly login: string;
  readonly scopes: readonly string[];
  /** When it was issued, in milliseconds since the epoch; null when it does not say. */
  readonly issuedAt: number | null;
  /** Until when the token is accepted, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenVerifier {
  /** Rejects with UNAUTHENTICATED whatever is wrong with the token, with IDENTITY_UNAVAILABLE when the issuer's keys cannot be read. */
  verify(token: string): Promise<VerifiedToken>;
}

/** Verifies the access tokens of one issuer. Nothing is read from the issuer before the first token comes. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const {
    issuer,
    audience,
    loginClaim = 'login',
    assuranceClaim = 'acr',
    identifiedValues = ['identified'],
    tokenType = 'at+jwt',
    clockToleranceSeconds = DEFAULT_CLOCK_TOLERANCE_SECONDS,
    clock = systemClock,
    onRefusal,
  } = options;
  const keys = new KeyCache({
    source: sourceOf(options),
    clock,
    cooldownMs: (options.keyCooldownSeconds ?? 5) * 1000,
    maxAgeMs: (options.keyMaxAgeSeconds ?? 300) * 1000,
    maxStaleMs: (options.keyMaxStaleSeconds ?? 3_600) * 1000,
  });

  async function check(token: string): Promise<VerifiedToken> {
    const { payload, protectedHeader } = await jwtVerify(token, (header) => keys.find(header), {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      currentDate: clock.now(),
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
      ...(tokenType === 'at+jwt' ? { typ: 'at+jwt' } : {}),
    });
    if (!/^(application\/)?(at\+)?jwt$/i.test(protectedHeader.typ ?? 'JWT')) throw new UnfitToken('typ');
    // A token bound to its sender's key (RFC 9449, RFC 8705) is worth nothing without the proof, which a Bearer header cannot carry.
    if (payload.cnf !== undefined) throw new UnfitToken('cnf');
    const isMachine = isOfMachine(payload, loginClaim);
    return {
      isMachine,
      isIdentified: !isMachine && identifiedValues.some((value) => value === payload[assuranceClaim]),
      subject: nameIn(payload, 'sub'),
      login: isMachine ? `${MACHINE_PREFIX}${nameIn(payload, 'client_id')}` : personLoginIn(payload, loginClaim),
      scopes: typeof payload.scope === 'string' ? payload.scope.split(' ').filter((scope) => scope !== '') : [],
      issuedAt: payload.iat === undefined ? null : payload.iat * 1000,
      expiresAt: (payload.exp! + clockToleranceSeconds) * 1000,
    };
  }

  const recent = new RecentAnswers(check, clock, VERIFIED_MAX_AGE_MS);

  return {
    async verify(token) {
      try {
        if (token.length > MAX_TOKEN_LENGTH) throw new UnfitToken('too long');
        const verified = await recent.to(token);
        if (verified.expiresAt <= clock.now().getTime()) throw new UnfitToken('exp');
        return verified;
      } catch (error) {
        onRefusal?.(reasonOf(error));
        throw error instanceof KeysUnavailable ? CodedError.identityUnavailable() : CodedError.unauthenticated();
      }
    },
  };
}

/** A token that is signed well but is not one for us. */
class UnfitToken extends Error {}

function sourceOf({ keys, issuer }: TokenVerifierOptions): KeySource {
  if (typeof keys === 'function') return keys;
  return keys === undefined ? discoveredKeys(issuer) : keysAt(keys);
}

/**
 * A token by client credentials has no person, so no login, and its subject is the client itself (RFC 9068 §2.2). Both are asked for:
 * a person's token that lacks the login by mistake must not become one of a machine.
 */
function isOfMachine(payload: JWTPayload, loginClaim: string): boolean {
  return payload[loginClaim] === undefined && typeof payload['client_id'] === 'string' && payload['client_id'] === payload.sub;
}

/** A claim that names somebody: these end up as database keys, and an empty one would be everybody's. */
function nameIn(payload: JWTPayload, claim: string): string {
  const value = payload[claim];
  if (typeof value !== 'string' || value.length > MAX_NAME_LENGTH || value.trim() === '' || /[\p{Cc}\p{Cs}]/u.test(value))
    throw new UnfitToken(claim);
  return value;
}

/** A person who calls themselves by a machine's name is refused. */
function personLoginIn(payload: JWTPayload, claim: string): string {
  const login = nameIn(payload, claim);
  if (login.startsWith(MACHINE_PREFIX)) throw new UnfitToken(claim);
  return login;
}

function reasonOf(error: unknown): string {
  if (error instanceof KeysUnavailable) return 'KEYS_UNAVAILABLE';
  if (error instanceof UnfitToken) return `UNFIT_TOKEN ${error.message}`;
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) return `${error.code} ${error.claim}`;
  if (error instanceof errors.JOSEError) return error.code;
  return 'UNEXPECTED';
}
