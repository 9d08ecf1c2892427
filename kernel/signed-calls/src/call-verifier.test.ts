import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { FixedClock } from '@otklik/base';
import { ANONYMOUS, type RequestContext } from '@otklik/identity';
import { readCallKeys } from './call-keys.js';
import { createCallSigner, type OutgoingCall } from './call-signer.js';
import { createCallVerifier, type CallVerifierOptions } from './call-verifier.js';

const SECRET = randomBytes(32).toString('base64url');
const OTHER = randomBytes(32).toString('base64url');
const BEGIN = new Date('2026-11-22T12:00:00.250Z');
const BODY = '{"query":"{ _service { sdl } }"}';
const CONTEXT: RequestContext = {
  viewer: { kind: 'person', subject: 's', login: 'анна', citizenId: 'c', grants: [{ role: 'EXECUTOR', cabinetId: 'k' }], expiresAt: 5 },
  locale: 'ru',
  requestId: 'r-1',
};

let clock: FixedClock;
beforeEach(() => (clock = new FixedClock(BEGIN)));

const sleep = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
const signed = (call: Partial<OutgoingCall> = {}, secrets = [SECRET]): string =>
  createCallSigner(readCallKeys(secrets), clock)({ audience: 'appeals', body: BODY, context: CONTEXT, ...call });
function receiver(options: Partial<CallVerifierOptions> = {}) {
  const verifier = createCallVerifier({ keys: readCallKeys([SECRET]), audience: 'appeals', clock, ...options });
  return (token: string | undefined, body = BODY): RequestContext | null => verifier.claim(token)?.accept(Buffer.from(body)) ?? null;
}

test('a signed call arrives with the context that it was made for', () => {
  expect(receiver()(signed())).toEqual(CONTEXT);
});

test('its token is a JSON Web Token, so that others can check one with a library', () => {
  const [header, payload, mac] = signed().split('.') as [string, string, string];
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'otklik-call+jwt' });
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ aud: 'appeals', iat: 1795348800.25, exp: 1795348830.25 });
  expect(createHmac('sha256', SECRET).update(`${header}.${payload}`).digest('base64url')).toBe(mac);
});

describe('refused is', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: 'appeals', iat: BEGIN.getTime() / 1_000, jti: 'n', body: '', ctx: { ...CONTEXT, viewer: ANONYMOUS } };
  const hmac = (text: string, algorithm = 'sha256', key: string = SECRET): string => createHmac(algorithm, key).update(text).digest('base64url');

  test('a call without a token, or with something that is none', () => {
    const receive = receiver();
    for (const token of [undefined, '', '.', '..', '...', 'Bearer x', `${signed()}x`, `${signed()}!`, `${signed()}=`, ` ${signed()}`, signed().slice(0, -1), signed().slice(1)]) expect(receive(token)).toBeNull();
  });

  test('another body, were it one letter', () => {
    const receive = receiver();
    expect(receive(signed(), BODY.replace('sdl', 'sdL'))).toBeNull();
    expect(receive(signed(), '')).toBeNull();
    expect(receive(signed(), `${BODY} `)).toBeNull();
  });

  test('a token that was changed in any place', () => {
    const receive = receiver();
    const token = signed();
    for (let at = 0; at < token.length; at++) {
      const letter = token[at] === 'A' ? 'Q' : 'A';
      expect(receive(token.slice(0, at) + letter + token.slice(at + 1))).toBeNull();
    }
    expect(receive(token)).not.toBeNull();
  });

  test('a token of another secret', () => expect(receiver()(signed({}, [OTHER]))).toBeNull());

  test.each(['people', 'Appeals', 'appeals ', ''])('a token for %j', (audience) => expect(receiver()(signed({ audience }))).toBeNull());

  test('a header that chooses another algorithm, with every signature that it could mean', () => {
    const receive = receiver();
    const payload = part(claims);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    for (const header of [part({ alg: 'none' }), part({ alg: 'HS512', typ: 'otklik-call+jwt' }), part({ alg: 'ES256' }), part({ alg: 'HS256' }), '']) {
      const text = `${header}.${payload}`;
      const ecdsa = sign('sha256', Buffer.from(text), privateKey).toString('base64url');
      for (const mac of ['', hmac(text), hmac(text, 'sha512'), hmac(text, 'sha256', ''), ecdsa]) expect(receive(`${text}.${mac}`)).toBeNull();
    }
  });

  test('a token older than 30 seconds, and one that is far ahead', () => {
    const receive = receiver();
    const [old, fresh] = [signed(), signed()];
    sleep(30_000);
    expect(receive(fresh)).not.toBeNull();
    sleep(1);
    expect(receive(old)).toBeNull();
    sleep(5_001);
    const [ahead, farAhead] = [signed(), (sleep(1), signed())];
    sleep(-5_001);
    expect([receive(ahead) === null, receive(farAhead)]).toEqual([false, null]);
  });

  test.each([undefined, null, 'now', Number.NaN])('a token that says %j for when it was signed', (iat) => {
    const text = `${signed().split('.')[0]}.${part({ ...claims, iat })}`;
    expect(receiver()(`${text}.${hmac(text)}`)).toBeNull();
  });

  test('a token that was taken before, for as long as it lasts, whatever came in between', () => {
    const receive = receiver();
    const token = signed();
    expect(receive(token)).not.toBeNull();
    for (let second = 0; second < 40; second++) {
      expect(receive(token)).toBeNull();
      expect(receive(signed())).not.toBeNull();
      sleep(1_000);
    }
  });

  test('a repetition whose body dribbles in until the first call is forgotten', () => {
    const verifier = createCallVerifier({ keys: readCallKeys([SECRET]), audience: 'appeals', clock });
    const token = signed();
    const [first, repetition] = [verifier.claim(token), verifier.claim(token)];
    expect(first?.accept(Buffer.from(BODY))).not.toBeNull();
    sleep(30_001);
    expect(repetition?.accept(Buffer.from(BODY))).toBeNull();
  });

  test('a call from before the start: nobody knows whether it was taken', () => {
    const token = signed();
    sleep(1);
    expect(receiver()(token)).toBeNull();
  });
});

test('a refused body does not use the token up', () => {
  const receive = receiver();
  const token = signed();
  expect(receive(token, '{}')).toBeNull();
  expect(receive(token)).not.toBeNull();
});

test('the memory is bounded: when it is full calls are refused until the oldest have ended', () => {
  const receive = receiver({ mostNonces: 3 });
  expect([1, 2, 3, 4].map(() => receive(signed()) !== null)).toEqual([true, true, true, false]);
  sleep(30_001);
  expect(receive(signed())).not.toBeNull();
});

test('a secret is changed while everything runs', () => {
  const steps = [[SECRET], [SECRET, OTHER], [OTHER, SECRET], [OTHER]];
  for (const [index, ours] of steps.entries()) {
    for (const theirs of steps.slice(Math.max(index - 1, 0), index + 2)) expect(receiver({ keys: readCallKeys(theirs) })(signed({}, ours))).not.toBeNull();
  }
  expect(receiver({ keys: readCallKeys([OTHER]) })(signed({}, [SECRET, OTHER]))).toBeNull();
  expect(() => readCallKeys(['a', 'b', 'c'])).toThrow('At most 2');
  expect(() => readCallKeys([])).toThrow('no secret');
});
