import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

let it: TestGateway;
let closed: TestGateway;
beforeAll(async () => {
  it = await startGateway({ admin: { isOwnHost: (hostname) => hostname === '127.0.0.1' } });
  closed = await startGateway();
});
afterAll(() => Promise.all([it.gateway.stop(), closed.gateway.stop()]));

function send(sdl: string, headers: Record<string, string> = {}, url = it.url): Promise<Response> {
  return fetch(`${url}/admin/supergraph`, { method: 'POST', body: sdl, headers });
}

test('a supergraph sent by this machine is in use when the answer comes', async () => {
  const answer = await send(it.world.supergraphWith('extend type Letter { stamp: String }'));
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ accepted: 1, refused: 0 })]);
  expect((await it.post({ query: '{ letters { stamp } }' })).body.errors).toBeUndefined();
});

test('a bad one is refused with the reason, and the counters tell', async () => {
  const answer = await send('type Query { a: Int }');
  const reason = 'This SDL is no supergraph: its schema does not @link the join specification.';
  expect([answer.status, await answer.json()]).toEqual([422, { errors: [{ message: reason, extensions: { code: 'SUPERGRAPH_REFUSED' } }] }]);
  const counters = await fetch(`${it.url}/admin/supergraph`);
  expect(await counters.json()).toMatchObject({ refused: 1 });
  expect((await it.post({ query: '{ letters { text } }' })).body.errors).toBeUndefined();
});

test.each([
  ['from a page of another server', { origin: 'http://evil.example' }],
  ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
])('what comes %s is forbidden', async (_from, headers) => {
  const { accepted, refused } = it.gateway.swapCounters;
  const answer = await send(it.world.supergraphSdl, headers);
  expect([answer.status, await answer.json()]).toEqual([403, { errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })] }]);
  expect(it.gateway.swapCounters).toMatchObject({ accepted, refused });
});

test('there is no such path unless it was asked for', async () => {
  expect((await send(it.world.supergraphSdl, {}, closed.url)).status).toBe(404);
});
