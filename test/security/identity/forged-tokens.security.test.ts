/** Tokens that nobody should take, at the doors of a running platform: HTTP and the socket. Never somebody, and never nobody either. */
import { FixedClock } from '@otklik/base';
import { GraphClient } from '@otklik/test/platform';
import { createHmac } from 'node:crypto';
import { exportSPKI } from 'jose';
import { newIssuerKey, type IssuerKey } from '../leak-matrix/cast/token-issuer.js';
import { startIssuedPlatform, type IssuedPlatform } from '../leak-matrix/world/issued-platform.js';

/** The issuer's keys are read anew when they are older than five minutes; at most every five seconds for one that is not known. */
const KEYS_GROW_OLD_MS = 301_000;
const COOLDOWN_MS = 6_000;

const clock = new FixedClock(new Date());
let platform: IssuedPlatform;
let key: IssuerKey;

beforeAll(async () => {
  platform = await startIssuedPlatform(clock);
  [key] = platform.issuer.keys as [IssuerKey];
});
afterAll(() => platform?.stop());

const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
const seconds = (): number => Math.floor(clock.now().getTime() / 1_000);
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const CLAIMS = { sub: 'operator', login: 'operator' };
const issue = (claims: object = {}, by: Pick<IssuerKey, 'kid' | 'privateKey'> = key, header: Record<string, unknown> = {}): Promise<string> =>
  platform.issuer.sign({ ...CLAIMS, ...claims }, by, header);

/** The parts of a good token of the operator, taken apart and put together in another way. */
async function rebuilt(header: object, sign: (text: string) => string): Promise<string> {
  const [, payload] = (await issue()).split('.');
  const text = `${encode({ typ: 'at+jwt', kid: key.kid, ...header })}.${payload}`;
  return `${text}.${sign(text)}`;
}
const hmac = (secret: string | Buffer) => (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');

const FORGED: Readonly<Record<string, () => Promise<string>>> = {
  'alg none': () => rebuilt({ alg: 'none' }, () => ''),
  'alg None, with the signature of another token': async () => {
    const [, , signature] = (await issue()).split('.');
    return rebuilt({ alg: 'None' }, () => signature!);
  },
  'HS256 with the public key as PEM': async () => rebuilt({ alg: 'HS256' }, hmac(await exportSPKI(key.publicKey))),
  'HS256 with the public key as JWK': () => rebuilt({ alg: 'HS256' }, hmac(JSON.stringify(key.jwk))),
  'HS256 with the public key’s coordinate': () => rebuilt({ alg: 'HS256' }, hmac(Buffer.from(key.jwk.x!, 'base64url'))),
  'another issuer': () => issue({ iss: 'https://issuer.example' }),
  'no issuer': () => issue({ iss: undefined }),
  'another audience': () => issue({ aud: 'urn:another' }),
  'no audience': () => issue({ aud: undefined }),
  expired: () => issue({ iat: seconds() - 4_000, exp: seconds() - 61 }),
  'not valid yet': () => issue({ nbf: seconds() + 61 }),
  'without an end': () => issue({ exp: undefined }),
  'an unknown kid': async () => issue({}, await newIssuerKey('unknown')),
  'another key under the kid of the issuer': async () => issue({}, { ...(await newIssuerKey('other')), kid: key.kid }),
  'a key in the header': async () => {
    const own = await newIssuerKey('own');
    return issue({}, own, { jwk: own.jwk });
  },
  'a key at an address in the header': async () => issue({}, await newIssuerKey('own'), { jku: `${platform.issuer.url}/jwks` }),
  'an ID token': () => issue({}, key, { typ: 'JWT' }),
  'a claim changed after signing': async () => {
    const [header, , signature] = (await platform.issuer.person('boris')).split('.');
    const [, payload] = (await issue()).split('.');
    return `${header}.${payload}.${signature}`;
  },
  'a person with the login of a machine': () => issue({ login: 'client:demo-integrator' }),
};

/** What is answered: to a query over HTTP, and to `connection_init`. */
async function answersTo(token: string): Promise<unknown> {
  const client = new GraphClient(platform.url, token);
  const { status, data, errors } = await client.send('{ agencies(first: 1) { nodes { id } } }');
  const socket = client.socket();
  const closed = await new Promise<unknown>((resolve) => {
    socket.on('closed', (event) => resolve((event as { code: number }).code));
    socket.on('connected', () => resolve('connected'));
    socket.subscribe({ query: '{ agencies(first: 1) { nodes { id } } }' }, { next: () => undefined, error: () => undefined, complete: () => undefined });
  });
  await socket.dispose();
  return { status, hasData: data != null, codes: errors?.map(({ extensions }) => extensions?.['code']), closed };
}

const REFUSED = { status: 401, hasData: false, codes: ['UNAUTHENTICATED'], closed: 4403 };
const TAKEN = { status: 200, hasData: true, codes: undefined, closed: 'connected' };

test('a good token is taken: the others differ from it in one thing each', async () => {
  expect(await answersTo(await issue())).toEqual(TAKEN);
});

test.each(Object.keys(FORGED))('%s is refused, and is not taken for nobody', async (name) => {
  expect(await answersTo(await FORGED[name]!())).toEqual(REFUSED);
});

test('after a rotation the new key is taken at once, the old one as long as it is published, and no longer', async () => {
  const next = await newIssuerKey('next');
  const old = await issue();
  platform.issuer.keys = [next, key];
  later(COOLDOWN_MS);
  expect(await answersTo(await issue({}, next))).toEqual(TAKEN);
  expect(await answersTo(old)).toEqual(TAKEN);
  platform.issuer.keys = [next];
  later(KEYS_GROW_OLD_MS);
  expect(await answersTo(old)).toEqual(REFUSED);
  expect(await answersTo(await issue({}, next))).toEqual(TAKEN);
});
