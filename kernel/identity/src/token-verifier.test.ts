import { CodedError, FixedClock } from '@otklik/base';
import { exportSPKI, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { Issuer, newKey, sign, type IssuerKey } from './issuer.test-support.js';
import { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';

const AUDIENCE = 'urn:otklik:test';
const NOW = Date.parse('2026-11-20T05:00:00Z') / 1000;

let issuer: Issuer;
let key: IssuerKey;
let verifier: TokenVerifier;
let reasons: string[];

beforeAll(async () => {
  issuer = await Issuer.start();
  key = await newKey('signing');
  issuer.keys = [key];
});
afterAll(() => issuer.stop());
beforeEach(() => {
  reasons = [];
  verifier = verifierWith({});
});

function verifierWith(options: Partial<TokenVerifierOptions>): TokenVerifier {
  return createTokenVerifier({
    issuer: issuer.url,
    audience: AUDIENCE,
    keys: issuer.jwksUri,
    clock: new FixedClock(new Date(NOW * 1000)),
    onRefusal: (reason) => reasons.push(reason),
    ...options,
  });
}

function claims(changes: JWTPayload = {}): JWTPayload {
  return {
    iss: issuer.url,
    aud: AUDIENCE,
    sub: 'subject-1',
    login: 'anna',
    iat: NOW,
    exp: NOW + 3600,
    scope: 'graph appeals:read',
    ...changes,
  };
}

async function refusalOf(token: string, by: TokenVerifier = verifier): Promise<unknown> {
  return await by.verify(token).then(
    () => 'accepted',
    (error: unknown) => error,
  );
}

describe('a good token', () => {
  it('says who it is for, what it allows and until when', async () => {
    await expect(verifier.verify(await sign(key, claims()))).resolves.toEqual({
      isMachine: false,
      isIdentified: false,
      subject: 'subject-1',
      login: 'anna',
      scopes: ['graph', 'appeals:read'],
      issuedAt: NOW * 1000,
      expiresAt: (NOW + 3600 + 60) * 1000,
    });
  });

  it.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('may be signed with %s', async (alg) => {
    const other = await newKey(`key-${alg}`, alg);
    const by = verifierWith({ keys: async () => ({ keys: [key.jwk, other.jwk] }) });
    await expect(by.verify(await sign(other, claims()))).resolves.toMatchObject({ login: 'anna' });
  });

  it('may be for several audiences, ours among them', async () => {
    await expect(verifier.verify(await sign(key, claims({ aud: ['urn:other', AUDIENCE] })))).resolves.toMatchObject({ login: 'anna' });
  });

  it('says whether the issuer vouches for the person, by the claim and the values that it was told', async () => {
    const isIdentified = async (acr: unknown, by = verifier) => (await by.verify(await sign(key, claims({ acr })))).isIdentified;
    expect([await isIdentified('identified'), await isIdentified('AL20'), await isIdentified(undefined), await isIdentified(['identified'])]).toEqual([true, false, false, false]);
    const ofAnother = verifierWith({ keys: async () => ({ keys: [key.jwk] }), identifiedValues: ['AL15', 'AL20'] });
    expect([await isIdentified('AL20', ofAnother), await isIdentified('identified', ofAnother)]).toEqual([true, false]);
  });

  it('needs no scope', async () => {
    await expect(verifier.verify(await sign(key, claims({ scope: undefined })))).resolves.toMatchObject({ scopes: [] });
  });

  it('may carry the long form of its type', async () => {
    await expect(verifier.verify(await sign(key, claims(), { typ: 'application/at+jwt' }))).resolves.toMatchObject({ login: 'anna' });
  });

  it('is accepted while the clocks differ by no more than the tolerance', async () => {
    await expect(verifier.verify(await sign(key, claims({ exp: NOW - 59 })))).resolves.toMatchObject({ expiresAt: (NOW + 1) * 1000 });
    await expect(verifier.verify(await sign(key, claims({ nbf: NOW + 59 })))).resolves.toMatchObject({ login: 'anna' });
  });

  it('is not looked into again for a moment, but ends when it ends', async () => {
    const clock = new FixedClock(new Date(NOW * 1000));
    const by = verifierWith({ clock });
    const token = await sign(key, claims({ exp: NOW - 58 }));
    expect(await by.verify(token)).toBe(await by.verify(token));
    clock.set(new Date((NOW + 2) * 1000));
    expect(await refusalOf(token, by)).toBeInstanceOf(CodedError);
    clock.set(new Date((NOW + 60) * 1000));
    expect(await refusalOf(token, by)).toBeInstanceOf(CodedError);
  });

  it('takes the login from the claim that the platform is set to', async () => {
    const by = verifierWith({ loginClaim: 'preferred_username' });
    await expect(by.verify(await sign(key, claims({ preferred_username: 'petrova' })))).resolves.toMatchObject({ login: 'petrova' });
    expect(await refusalOf(await sign(key, claims()), by)).toBeInstanceOf(CodedError);
  });
});

describe('a token of a machine', () => {
  it('has no login, and its client for a subject', async () => {
    const machine = claims({ login: undefined, sub: 'region-gateway', client_id: 'region-gateway' });
    await expect(verifier.verify(await sign(key, machine))).resolves.toMatchObject({
      isMachine: true,
      subject: 'region-gateway',
      login: 'client:region-gateway',
      scopes: ['graph', 'appeals:read'],
    });
  });

  it('is a person’s when there is a login, whatever the client', async () => {
    const person = claims({ sub: 'otklik-web', client_id: 'otklik-web' });
    await expect(verifier.verify(await sign(key, person))).resolves.toMatchObject({ isMachine: false, login: 'anna' });
  });
});

describe('an issuer that does not mark its access tokens', () => {
  it.each(['JWT', undefined, 'at+jwt'])('is served when the platform is set to any token type: typ %s', async (typ) => {
    await expect(verifierWith({ tokenType: 'any' }).verify(await sign(key, claims(), { typ }))).resolves.toMatchObject({ login: 'anna' });
  });

  it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt'])('still gets no %s accepted', async (typ) => {
    expect(await refusalOf(await sign(key, claims(), { typ }), verifierWith({ tokenType: 'any' }))).toBeInstanceOf(CodedError);
  });
});

describe('a forged or unfit token', () => {
  const forms: Record<string, () => Promise<string> | string> = {
    'is empty': () => '',
    'is no JWT': () => 'anna',
    'is five parts, as an encrypted one': async () => `${await sign(key, claims())}.x.y`,
    'is longer than any honest one': async () => await sign(key, claims({ padding: 'x'.repeat(20_000) })),
    'has alg none': () => new UnsecuredJWT(claims()).encode(),
    'has alg none and the type of an access token': async () => {
      const [, payload] = (await sign(key, claims())).split('.');
      return `${encode({ alg: 'none', typ: 'at+jwt', kid: key.kid })}.${payload}.`;
    },
    'has alg none and a signature': async () => {
      const [, payload, signature] = (await sign(key, claims())).split('.');
      return `${encode({ alg: 'None', typ: 'at+jwt', kid: key.kid })}.${payload}.${signature}`;
    },
    'is HS256 with the public key as PEM for its secret': async () =>
      await sign({ kid: key.kid, alg: 'HS256', privateKey: new TextEncoder().encode(await exportSPKI(key.publicKey)) }, claims()),
    'is HS256 with the public JWK for its secret': async () =>
      await sign({ kid: key.kid, alg: 'HS256', privateKey: new TextEncoder().encode(JSON.stringify(key.jwk)) }, claims()),
    'is signed by another key under a known kid': async () => await sign({ ...(await newKey('other')), kid: key.kid }, claims()),
    'is signed by another key under its own kid': async () => await sign(await newKey('unknown'), claims()),
    'brings its own key along': async () => {
      const other = await newKey('own');
      return await sign(other, claims(), { jwk: other.jwk });
    },
    'names a place of its own for the keys': async () => await sign(await newKey('own'), claims(), { jku: `${issuer.url}/jwks-of-mine` }),
    'has another alg than its key': async () => {
      const [, payload, signature] = (await sign(key, claims())).split('.');
      return `${encode({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })}.${payload}.${signature}`;
    },
    'was changed after signing': async () => {
      const [header, , signature] = (await sign(key, claims())).split('.');
      return `${header}.${encode(claims({ login: 'operator' }))}.${signature}`;
    },
    'has no signature': async () => (await sign(key, claims())).replace(/[^.]*$/, ''),
    'has half a signature': async () => (await sign(key, claims())).slice(0, -20),
    'has a critical extension': async () =>
      await new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt', crit: ['x'], x: 1 })
        .sign(key.privateKey, { crit: { x: true } }),
    'is an ID token': async () => await sign(key, claims(), { typ: 'JWT' }),
    'has no type': async () => await sign(key, claims(), { typ: undefined }),
    'is bound to a key that its sender has to prove': async () => await sign(key, claims({ cnf: { jkt: 'x' } })),
    'is of another issuer': async () => await sign(key, claims({ iss: 'https://elsewhere.example' })),
    'is of the issuer with a slash more': async () => await sign(key, claims({ iss: `${issuer.url}/` })),
    'names no issuer': async () => await sign(key, claims({ iss: undefined })),
    'is for another audience': async () => await sign(key, claims({ aud: 'urn:other' })),
    'is for an audience that ours begins': async () => await sign(key, claims({ aud: `${AUDIENCE}:more` })),
    'is for nobody': async () => await sign(key, claims({ aud: undefined })),
    'has ended': async () => await sign(key, claims({ exp: NOW - 61 })),
    'never ends': async () => await sign(key, claims({ exp: undefined })),
    'ends at no time': async () => await sign(key, claims({ exp: 'tomorrow' as never })),
    'has not begun': async () => await sign(key, claims({ nbf: NOW + 61 })),
    'has no subject': async () => await sign(key, claims({ sub: undefined })),
    'has an empty subject': async () => await sign(key, claims({ sub: ' ' })),
    'has an endless subject': async () => await sign(key, claims({ sub: 'x'.repeat(256) })),
    'has a subject with a zero byte': async () => await sign(key, claims({ sub: 'a\0b' })),
    'has no login': async () => await sign(key, claims({ login: undefined })),
    'has no login, though it was issued through a client': async () => await sign(key, claims({ login: undefined, client_id: 'otklik-web' })),
    'has the login of a machine': async () => await sign(key, claims({ login: 'client:region-gateway' })),
    'has an empty login': async () => await sign(key, claims({ login: '' })),
    'has a login that is a list': async () => await sign(key, claims({ login: ['anna', 'operator'] })),
  };

  it.each(Object.entries(forms))('%s: it is refused, and nothing is told', async (_, forge) => {
    const refusal = await refusalOf(await forge());
    expect(refusal).toBeInstanceOf(CodedError);
    expect(refusal).toEqual(CodedError.unauthenticated());
    expect((refusal as CodedError).code).toBe('UNAUTHENTICATED');
    expect((refusal as CodedError).cause).toBeUndefined();
    expect(reasons).toHaveLength(1);
    expect(issuer.requests).not.toContain('/jwks-of-mine');
  });

  it('is named to the operator by a reason that holds nothing of the token', async () => {
    await refusalOf(await sign(key, claims({ aud: 'urn:secret-audience' })));
    await refusalOf(await sign(key, claims({ exp: NOW - 120 })));
    await refusalOf(await sign(key, claims({ login: undefined })));
    expect(reasons).toEqual(['ERR_JWT_CLAIM_VALIDATION_FAILED aud', 'ERR_JWT_EXPIRED exp', 'UNFIT_TOKEN login']);
  });

  it('is refused when its alg is good but not one of ours', async () => {
    const rare = await newKey('rare', 'ES384');
    expect(await refusalOf(await sign(rare, claims()), verifierWith({ keys: async () => ({ keys: [rare.jwk] }) }))).toBeInstanceOf(
      CodedError,
    );
  });

  it('is refused when the issuer publishes a shared secret', async () => {
    const secret = new Uint8Array(32).fill(7);
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url'), kid: 'secret', alg: 'HS256' };
    const token = await sign({ kid: 'secret', alg: 'HS256', privateKey: secret }, claims());
    expect(await refusalOf(token, verifierWith({ keys: async () => ({ keys: [jwk] }) }))).toBeInstanceOf(CodedError);
  });

  it('is refused without a kid when the issuer has several keys of its kind', async () => {
    const second = await newKey('second');
    const by = verifierWith({ keys: async () => ({ keys: [key.jwk, second.jwk] }) });
    expect(await refusalOf(await sign({ ...key, kid: undefined }, claims()), by)).toBeInstanceOf(CodedError);
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
