import { CodedError, FixedClock } from '@otklik/base';
import { Issuer, newKey, sign, type IssuerKey } from './issuer.test-support.js';
import { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';

/** The verifier against an issuer that changes its keys, fails or lies: a real HTTP server, no mocks. */

const START = Date.parse('2026-11-20T05:00:00Z');
const HOUR = 3_600_000;

let issuer: Issuer;
let clock: FixedClock;
let first: IssuerKey;
let second: IssuerKey;

beforeAll(async () => {
  [first, second] = await Promise.all([newKey('first'), newKey('second')]);
});
beforeEach(async () => {
  issuer = await Issuer.start();
  issuer.keys = [first];
  clock = new FixedClock(new Date(START));
});
afterEach(() => issuer.stop());

function verifierWith(options: Partial<TokenVerifierOptions> = {}): TokenVerifier {
  return createTokenVerifier({ issuer: issuer.url, audience: 'urn:otklik:test', keys: issuer.jwksUri, clock, ...options });
}

function tokenBy(key: IssuerKey): Promise<string> {
  return sign(key, { iss: issuer.url, aud: 'urn:otklik:test', sub: 's', login: 'anna', exp: (START + 100 * HOUR) / 1000 });
}

async function accepts(verifier: TokenVerifier, key: IssuerKey, refusal = CodedError.unauthenticated()): Promise<boolean> {
  return await verifier.verify(await tokenBy(key)).then(
    () => true,
    (error: unknown) => {
      expect(error).toEqual(refusal);
      return false;
    },
  );
}

/** What a good token is answered while nobody can tell that it is one. */
const OUT = CodedError.identityUnavailable();

function later(seconds: number): void {
  clock.set(new Date(clock.now().getTime() + seconds * 1000));
}

describe('reading the keys', () => {
  it('waits for the first token, and happens once for many', async () => {
    const verifier = verifierWith();
    expect(issuer.requests).toEqual([]);
    expect(await Promise.all(Array.from({ length: 20 }, () => accepts(verifier, first)))).not.toContain(false);
    expect(issuer.requests).toEqual(['/jwks']);
  });

  it('happens again at once for a key that came by rotation', async () => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    issuer.keys = [first, second];
    later(6);
    expect(await accepts(verifier, second)).toBe(true);
    expect(issuer.requests).toEqual(['/jwks', '/jwks']);
  });

  it('is not repeated by a flood of unknown key ids', async () => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    later(6);
    for (let i = 0; i < 20; i++) expect(await accepts(verifier, { ...second, kid: `forged-${i}` })).toBe(false);
    expect(issuer.requests).toEqual(['/jwks', '/jwks']);
  });

  it('ends the life of a key that the issuer withdrew', async () => {
    issuer.keys = [first, second];
    const verifier = verifierWith();
    expect(await accepts(verifier, second)).toBe(true);
    issuer.keys = [first];
    later(299);
    expect(await accepts(verifier, second)).toBe(true);
    later(2);
    expect(await accepts(verifier, second)).toBe(false);
    expect(await accepts(verifier, first)).toBe(true);
  });

  it('goes on when the clock of the machine is set back', async () => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    issuer.keys = [second];
    later(-600);
    expect(await accepts(verifier, first)).toBe(false);
    expect(await accepts(verifier, second)).toBe(true);
  });

  it('may be given as a function, so that a process need not ask itself', async () => {
    const verifier = verifierWith({ keys: async () => ({ keys: [first.jwk] }) });
    expect(await accepts(verifier, first)).toBe(true);
    expect(issuer.requests).toEqual([]);
  });
});

describe('an issuer that is out', () => {
  it.each([['cut'], [500], [404], [302], ['<html>'], ['{}'], ['[]'], ['{"keys":{}}']])(
    'lets nobody in who was not known before: %s',
    async (fault) => {
      issuer.fault = fault;
      const verifier = verifierWith();
      expect(await accepts(verifier, first, OUT)).toBe(false);
      issuer.fault = null;
      expect(await accepts(verifier, first, OUT)).toBe(false);
      later(6);
      expect(await accepts(verifier, first)).toBe(true);
    },
  );

  it.each([['cut'], [500], ['{}']])('does not lock out those whose key is known: %s', async (fault) => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    issuer.fault = fault;
    later(3_500);
    expect(await accepts(verifier, first)).toBe(true);
    expect(await accepts(verifier, second, OUT)).toBe(false);
  });

  it('is trusted by its old keys for an hour, not longer', async () => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    issuer.fault = 'cut';
    later(3_601);
    expect(await accepts(verifier, first, OUT)).toBe(false);
    issuer.fault = null;
    later(6);
    expect(await accepts(verifier, first)).toBe(true);
  });

  it('that publishes no key at all lets nobody in', async () => {
    const verifier = verifierWith();
    expect(await accepts(verifier, first)).toBe(true);
    issuer.keys = [];
    later(301);
    expect(await accepts(verifier, first)).toBe(false);
  });
});

describe('finding the keys by discovery', () => {
  it('follows the document of the issuer', async () => {
    expect(await accepts(verifierWith({ keys: undefined }), first)).toBe(true);
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it.each([
    ['belongs to another issuer', { issuer: 'https://elsewhere.example' }],
    ['names no keys', { jwks_uri: undefined }],
    ['names keys at no address', { jwks_uri: 'jwks' }],
  ])('refuses a document that %s', async (_, discovery) => {
    issuer.discovery = discovery;
    expect(await accepts(verifierWith({ keys: undefined }), first, OUT)).toBe(false);
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration']);
  });
});
