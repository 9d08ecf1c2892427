/**
 * Limits of rates, on a platform as it runs in production but with few points: who may do how much, and that what is refused has not
 * happened. Black box; the clock of the machine.
 */
import { GraphClient, startIssuer, startTestPlatform, type Answer, type TestIssuer, type TestPlatform } from '@otklik/test/platform';

const POINTS = 400;

let issuer: TestIssuer;
let platform: TestPlatform;
beforeAll(async () => {
  issuer = await startIssuer();
  const points = { OTKLIK_RATE_VIEWER: String(POINTS), OTKLIK_RATE_CLIENT: String(POINTS), OTKLIK_RATE_ANONYMOUS: String(POINTS) };
  platform = await startTestPlatform({ more: { OIDC_ISSUER: issuer.url, OTKLIK_TRUSTED_PROXIES: '127.0.0.1', ...points } });
});
afterAll(async () => {
  await platform?.stop();
  await issuer?.stop();
});

const PAGE = '{ appeals { edges { node { id } } } }';

const person = async (login: string, address = '192.0.2.1'): Promise<GraphClient> =>
  new GraphClient(platform.url, await issuer.tokenOf(login), { 'x-forwarded-for': address });
const stranger = (address: string): GraphClient => new GraphClient(platform.url, null, { 'x-forwarded-for': address });

/** Asks until that is too much. */
async function untilRefused(client: GraphClient, query = PAGE, most = 100): Promise<Answer<unknown>> {
  for (let i = 0; i < most; i++) {
    const answer = await client.send(query);
    if (answer.status !== 200) return answer;
  }
  throw new Error(`Not refused in ${most} requests`);
}

/**
 * The status that somebody else gets, or the same in another way, when a client has just been refused. On a busy machine it is tried
 * again when by then so much time has passed that there were points again.
 */
async function statusAfterRefusal(client: GraphClient, other: GraphClient): Promise<number> {
  for (;;) {
    const refused = await untilRefused(client);
    const begun = performance.now();
    const { status } = await other.send(PAGE);
    // What was told is rounded up to whole seconds, and an answer takes a while to come.
    if (status === 429 || performance.now() - begun < (retryAfterOf(refused) - 2) * 1000) return status;
  }
}

const retryAfterOf = ({ errors }: Answer<unknown>): number => Number(errors![0]!.extensions!['retryAfter']);

test('a person is told when to come back, wherever from, and others are not concerned', async () => {
  const refused = await untilRefused(await person('boris'));
  expect([refused.status, refused.data, refused.errors]).toEqual([
    429,
    undefined,
    [{ message: expect.stringMatching(/^Слишком много запросов: повторите через \d+ с\.$/) as string, extensions: { code: 'RATE_LIMITED', limit: 'viewer', retryAfter: expect.any(Number) as number } }],
  ]);
  expect(await statusAfterRefusal(await person('boris'), await person('boris', '192.0.2.2'))).toBe(429);
  expect((await (await person('clara')).send(PAGE)).status).toBe(200);
  expect((await stranger('192.0.2.1').send(PAGE)).status).toBe(200);
});

test('who comes back when told is let in', async () => {
  const client = await person('dmitry');
  const refused = await untilRefused(client);
  await new Promise((resolve) => setTimeout(resolve, retryAfterOf(refused) * 1000));
  expect((await client.send(PAGE)).status).toBe(200);
});

test('a machine has points of its own by its client, whatever token it brings', async () => {
  const machine = async (scope: string): Promise<GraphClient> => new GraphClient(platform.url, await issuer.tokenOfMachine('city-system', scope));
  expect((await untilRefused(await machine('appeals:read'))).errors).toMatchObject([{ extensions: { limit: 'client' } }]);
  expect(await statusAfterRefusal(await machine('appeals:read'), await machine('changes:read'))).toBe(429);
});

test('strangers share the points of their address, of IPv6 those of their network', async () => {
  expect((await untilRefused(stranger('2001:db8::1'))).errors).toMatchObject([{ extensions: { limit: 'anonymous' } }]);
  expect(await statusAfterRefusal(stranger('2001:db8::1'), stranger('2001:db8::ffff:1'))).toBe(429);
  expect((await stranger('2001:db8:0:1::1').send(PAGE)).status).toBe(200);
});

test('guessing tokens ends', async () => {
  const guesser = new GraphClient(platform.url, 'eyJhbGciOiJub25lIn0.e30.', { 'x-forwarded-for': '192.0.2.66' });
  const statuses: number[] = [];
  for (let i = 0; i < 20; i++) statuses.push((await guesser.send(PAGE)).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  expect((await (await person('clara', '192.0.2.66')).send(PAGE)).status).toBe(200);
});

test('a refused mutation has not happened: who signed out everywhere too late is still signed in', async () => {
  const endSessions = async (login: string) => {
    const client = await person(login);
    await untilRefused(client);
    // What is left is less than any mutation costs, for about a second.
    await untilRefused(client, '{ viewer { login } }');
    const begun = performance.now();
    const refused = await client.send('mutation { endMySessions { __typename } }');
    return { login, client, refused, isInTime: performance.now() - begun < 1_000 };
  };
  let tried = await endSessions('elena');
  // On a busy machine it may have come when there were points again.
  for (let again = 2; tried.refused.status === 200 && !tried.isInTime; again++) tried = await endSessions(`elena-${again}`);
  const { login, client, refused } = tried;
  expect([refused.status, refused.data]).toEqual([429, undefined]);
  // Longer than it is remembered how somebody stands.
  await new Promise((resolve) => setTimeout(resolve, Math.max(2.5, retryAfterOf(refused)) * 1000));
  expect((await client.send('{ viewer { login } }')).data).toMatchObject({ viewer: { login } });
});
