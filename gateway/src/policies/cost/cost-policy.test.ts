import { createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../../start-gateway.test-support.js';

const PRICED = 'extend type Query { page(first: Int, last: Int): [Letter!] @listSize(slicingArguments: ["first", "last"]) }';

let it: TestGateway;
let unpriced: TestGateway;
beforeAll(async () => {
  [it, unpriced] = await Promise.all([startGateway({ limits: { cost: 100 } }), startGateway({ limits: { cost: 0 } })]);
  await it.gateway.swap(it.world.supergraphWith(PRICED));
});
afterAll(() => Promise.all([it.gateway.stop(), unpriced.gateway.stop()]));

const PAGE = 'query ($n: Int) { page(first: $n) { id } }';

/** The errors that refuse an operation on a socket, or its result. */
function onSocket(payload: SubscribePayload): Promise<unknown> {
  const client = createClient({ url: `${it.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
  return new Promise((resolve) => {
    client.subscribe(payload, { next: resolve, error: resolve, complete: () => undefined });
  }).finally(() => client.dispose());
}

const TOO_DEAR = { extensions: { code: 'OPERATION_TOO_LARGE', limit: 'cost', most: 100, measured: 101 } };
const NO_SIZE = { extensions: { code: 'BAD_USER_INPUT' } };

test.each([
  ['too dear', { n: 101 }, 400, TOO_DEAR],
  ['that does not say how much it wants', {}, 200, NO_SIZE],
])('an operation %s is refused over HTTP and on a socket, and says why', async (_name, variables, status, error) => {
  const answer = await it.post({ query: PAGE, variables });
  expect([answer.status, answer.body.errors, 'data' in answer.body]).toMatchObject([status, [error], false]);
  expect(await onSocket({ query: PAGE, variables })).toMatchObject([error]);
});

test('the same text with other variables is let in', async () => {
  expect((await it.post({ query: PAGE, variables: { n: 100 } })).body).toEqual({ data: { page: null } });
  expect(await onSocket({ query: PAGE, variables: { n: 100 } })).toEqual({ data: { page: null } });
});

test('a client that asks for it is told what its operation costs, also when that is too much', async () => {
  const report = { 'graphql-cost': 'report' };
  expect((await it.post({ query: PAGE, variables: { n: 7 } }, report)).body).toEqual({
    data: { page: null },
    extensions: { cost: { requested: 7, limit: 100 } },
  });
  expect((await it.post({ query: PAGE, variables: { n: 900 } }, report)).body).toMatchObject({ extensions: { cost: { requested: 900, limit: 100 } } });
  expect((await it.post({ query: PAGE, variables: { n: 7 } })).text).toBe('{"data":{"page":null}}');
});

test('a supergraph that says nothing of cost has no such limit, and nothing to report', async () => {
  const answer = await unpriced.post({ query: '{ letters { id } }' }, { 'graphql-cost': 'report' });
  expect(answer.text).toBe('{"data":{"letters":[{"id":"1"},{"id":"2"}]}}');
});
