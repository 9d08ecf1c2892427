import { CodedError } from '@otklik/base';
import type { SubgraphResponse } from '@otklik/gateway-engine';
import { createLogger, createRegistry, metricsPage, startTracing, type Tracing } from '@otklik/observability';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { GraphQLError } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createGateway } from '../gateway.js';
import type { Gateway } from '../options.js';
import { identifyForTests } from '../start-gateway.test-support.js';
import { httpTransport, type HttpTransport } from '../transports/http-transport.js';
import { createWorld } from '../two-subgraphs.test-support.js';
import { startCollector, type Collector, type ReceivedSpan } from '../../../test/support/collector.js';
import { readTextFormat, valueOf, type Family } from '../../../test/support/text-format.js';
import { traceHeaders } from './trace-headers.js';

/**
 * A gateway over two subgraphs that are reached by HTTP, with everything switched on: log, metrics, and spans that go to a collector.
 * All tests look at what one life of it has left.
 */
const CANARY = 'canary7f3a';
const world = createWorld();
const lines: string[] = [];
const seen: { subgraph: string; headers: IncomingHttpHeaders }[] = [];
let collector: Collector;
let tracing: Tracing;
let subgraphs: Server;
let transport: HttpTransport;
let gateway: Gateway;
let url: string;
let sockets: Client;
let metrics: ReadonlyMap<string, Family>;
let metricsText: string;
const answers: Record<string, Response> = {};

const PARENT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

beforeAll(async () => {
  collector = await startCollector();
  subgraphs = createServer((request, response) => {
    const subgraph = request.url!.slice(1);
    seen.push({ subgraph, headers: request.headers });
    void json(request)
      .then((body) => world.transport.execute({ ...(body as { query: string; variables: Record<string, unknown> }), subgraph, operationType: 'query', context: {}, body: '', utf8: '' }))
      .then(
        (answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(withCodes(answer as SubgraphResponse))),
        () => response.writeHead(502).end('no'),
      );
  });
  await new Promise<void>((resolve) => subgraphs.listen(0, '127.0.0.1', resolve));
  const { port } = subgraphs.address() as AddressInfo;
  transport = httpTransport({
    urls: new Map(['people', 'letters'].map((name) => [name, `http://127.0.0.1:${port}/${name}`])),
    headers: ({ context }) => traceHeaders(context),
  });
  tracing = await startTracing({
    url: collector.url,
    protocol: 'http/json',
    serviceName: 'test',
    resource: {},
    sampler: 'parentbased_always_on',
    ratio: 1,
  });
  const registry = createRegistry({ ofProcess: false });
  const log = createLogger({ level: 'debug', format: 'json', destination: { write: (line) => lines.push(line) } });
  gateway = await createGateway({
    supergraphSdl: world.supergraphSdl,
    transport: { execute: (request) => transport.execute(request), subscribe: () => oneUpdate() },
    identify: identifyForTests,
    production: true,
    observe: { log, registry, tracer: tracing.tracer },
    routes: [metricsPage(registry)],
    logFault: () => undefined,
  });
  url = `http://127.0.0.1:${(await gateway.listen({ host: '127.0.0.1', port: 0 })).port}`;
  sockets = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: false, connectionParams: { authorization: 'Bearer anna' } });

  answers['federated'] = await post('federated', { query: FEDERATED, operationName: 'Letters' }, { traceparent: `00-${PARENT.traceId}-${PARENT.spanId}-01` });
  answers['again'] = await post('again', { query: FEDERATED, operationName: 'Letters' });
  await post('literal', { query: `{ person(id: "${CANARY}") { name } }` }, { authorization: 'Bearer anna' });
  await post('other-literal', { query: '{ person(id: "2") { name } }' });
  await post('variable', { query: 'query ByVariable($id: ID!) { person(id: $id) { name } }', variables: { id: CANARY } });
  await post('mutation', { query: `mutation { writeLetter(text: "${CANARY}") { id } }` });
  await post('invalid', { query: `{ person(id: "${CANARY}") { noSuchField } }` });
  await post('token', { query: '{ letters { id } }' }, { authorization: `Bearer ${CANARY}` });
  await post('forbidden', { query: '{ forbidden letters { id } }' });
  await post('fault', { query: '{ fault }' });
  await post('broken', `{"query": "${CANARY}`);
  await post('batch', [{ query: '{ letters { id } }' }]);
  await fetch(`${url}/graphql?query=${encodeURIComponent('{ letters { id } }')}`, { headers: { 'x-request-id': 'forged' } });
  world.setDown('people', true);
  await post('down', { query: '{ person(id: "1") { name } }' });
  world.setDown('people', false);
  answers['given nothing'] = await fetch(`${url}/graphql?query=${encodeURIComponent('{ letters { id } }')}`, { headers: { 'apollo-require-preflight': '1' } });
  answers['given harm'] = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-request-id': 'a b"c' }, body: '{"query":"{ letters { id } }"}' });
  await fetch(`${url}/graphql`, { headers: { accept: 'text/html' }, redirect: 'manual' });
  await onSocket({ query: `query OnSocket { person(id: "${CANARY}") { name } }` });
  await onSocket({ query: `subscription Watch { letterUpdated(letterId: "${CANARY}") { version } }` });

  metricsText = await (await fetch(`${url}/metrics`)).text();
  metrics = readTextFormat(metricsText);
  await tracing.stop();
});

afterAll(async () => {
  await sockets?.dispose();
  await gateway?.stop();
  await transport?.close();
  subgraphs?.close();
  subgraphs?.closeAllConnections();
  collector?.stop();
});

/** As `presentError` of our own subgraphs does. */
function withCodes({ data, errors }: SubgraphResponse): SubgraphResponse {
  const codeOf = (error: unknown) => (error instanceof GraphQLError && error.originalError instanceof CodedError ? error.originalError.code : undefined);
  return { data, errors: errors?.map((error) => ({ message: error.message, path: error.path, extensions: { code: codeOf(error) } })) };
}

/** What a subgraph with subscriptions would give. */
async function* oneUpdate(): AsyncGenerator<SubgraphResponse, undefined, void> {
  yield await Promise.resolve({ data: { letterUpdated: { cursor: CANARY, version: 1 } } });
}

const FEDERATED = 'query Letters { letters { text author { name } } }';

function post(requestId: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': requestId, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function onSocket(operation: { query: string }): Promise<void> {
  return new Promise((resolve, reject) => sockets.subscribe(operation, { next: () => undefined, error: reject, complete: resolve }));
}

const linesOf = (requestId: string): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['requestId'] === requestId);
const operationLine = (requestId: string): Record<string, unknown> | undefined => linesOf(requestId).find(({ msg }) => msg === 'operation');
const requestSpan = (requestId: string): ReceivedSpan => collector.spans.find(({ attributes }) => attributes['otklik.request.id'] === requestId)!;
const childrenOf = ({ spanId }: ReceivedSpan): ReceivedSpan[] => collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);

describe('a request id', () => {
  it('that the client sent is in the answer and on every line about the request', () => {
    expect(answers['federated']!.headers.get('x-request-id')).toBe('federated');
    expect(linesOf('federated').map(({ msg }) => msg)).toEqual(['fetch', 'fetch', 'operation']);
  });

  it('is made when the client sent none, or one that could do harm', () => {
    for (const name of ['given nothing', 'given harm']) {
      const made = answers[name]!.headers.get('x-request-id')!;
      expect(made).toMatch(/^[\w.:-]+$/);
      expect(operationLine(made)).toMatchObject({ outcome: 'ok' });
    }
  });

  it('goes to the subgraphs', () => {
    expect(seen.filter(({ headers }) => headers['x-request-id'] === 'federated').map(({ subgraph }) => subgraph)).toEqual(['letters', 'people']);
  });
});

describe('the line of an operation', () => {
  it('names it by name, type and hash, and says how it went', () => {
    expect(operationLine('federated')).toEqual({
      level: 'info',
      time: expect.any(String),
      msg: 'operation',
      requestId: 'federated',
      way: 'http',
      type: 'query',
      operation: 'Letters',
      hash: expect.stringMatching(/^[\da-f]{16}$/),
      outcome: 'ok',
      ms: expect.any(Number),
      traceId: PARENT.traceId,
    });
  });

  it.each([
    ['literal', { type: 'query', outcome: 'ok' }],
    ['variable', { type: 'query', operation: 'ByVariable', outcome: 'ok' }],
    ['mutation', { type: 'mutation', outcome: 'ok' }],
    ['invalid', { outcome: 'refused', codes: ['GRAPHQL_VALIDATION_FAILED'] }],
    ['token', { outcome: 'refused', codes: ['UNAUTHENTICATED'] }],
    ['broken', { outcome: 'refused', codes: ['BAD_REQUEST'] }],
    ['fault', { outcome: 'fault', codes: ['INTERNAL_SERVER_ERROR'] }],
    ['down', { outcome: 'fault', codes: ['SUBGRAPH_UNAVAILABLE'] }],
  ])('of the request "%s" says %j', (requestId, expected) => {
    expect(operationLine(requestId)).toMatchObject(expected);
  });

  it('has the same hash for operations that differ in their literals only', () => {
    expect(operationLine('other-literal')!['hash']).toBe(operationLine('literal')!['hash']);
    expect(operationLine('variable')!['hash']).not.toBe(operationLine('literal')!['hash']);
  });

  it('is there for operations on a socket', () => {
    const onSockets = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ way }) => way === 'websocket');
    expect(onSockets).toEqual([
      expect.objectContaining({ operation: 'OnSocket', type: 'query', outcome: 'ok' }),
      expect.objectContaining({ operation: 'Watch', type: 'subscription', outcome: 'ok' }),
    ]);
  });

  it('is not written for a browser that visits the path', () => {
    const unknown = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg, type }) => msg === 'operation' && type === undefined);
    expect(unknown.map(({ requestId }) => requestId)).toEqual(['invalid', 'token', 'broken', 'batch', 'forged']);
    expect(unknown.map(({ outcome }) => outcome)).toEqual(Array(5).fill('refused'));
  });
});

describe('the spans of a federated request', () => {
  it('are one for the request below its client, and below it one for the plan and one for each fetch', () => {
    const request = requestSpan('federated');
    expect(request).toMatchObject({ ...{ traceId: PARENT.traceId, parentSpanId: PARENT.spanId }, name: 'query', kind: 2, status: 0 });
    expect(request.attributes).toEqual({
      'otklik.request.id': 'federated',
      'otklik.way': 'http',
      'otklik.outcome': 'ok',
      'otklik.operation.hash': operationLine('federated')!['hash'],
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Letters',
      'http.request.method': 'POST',
      'url.path': '/graphql',
      'http.response.status_code': 200,
    });
    expect(childrenOf(request).map(({ name, kind, traceId }) => [name, kind, traceId])).toEqual([
      ['plan', 1, PARENT.traceId],
      ['fetch letters', 3, PARENT.traceId],
      ['fetch people', 3, PARENT.traceId],
    ]);
  });

  it('say whether the plan was ready', () => {
    const planOf = (requestId: string) => childrenOf(requestSpan(requestId)).find(({ name }) => name === 'plan')!;
    expect(planOf('federated').attributes).toEqual({ 'otklik.plan.cached': false });
    expect(planOf('again').attributes).toEqual({ 'otklik.plan.cached': true });
  });

  it('go on in the subgraphs by traceparent', () => {
    const spans = childrenOf(requestSpan('federated')).filter(({ name }) => name.startsWith('fetch'));
    const sent = seen.filter(({ headers }) => headers['x-request-id'] === 'federated').map(({ headers }) => headers['traceparent']);
    expect(sent).toEqual(spans.map(({ spanId }) => `00-${PARENT.traceId}-${spanId}-01`));
  });

  it('show whose fault it was', () => {
    expect(requestSpan('down')).toMatchObject({ status: 2, attributes: { 'error.type': 'SUBGRAPH_UNAVAILABLE' } });
    expect(childrenOf(requestSpan('down')).find(({ name }) => name === 'fetch people')).toMatchObject({ status: 2, attributes: { 'otklik.outcome': 'unavailable' } });
    expect(requestSpan('token')).toMatchObject({ name: 'GraphQL Operation', status: 0, attributes: { 'otklik.outcome': 'refused', 'http.response.status_code': 401 } });
  });
});

describe('the metrics', () => {
  it('count operations by their way, type and outcome', () => {
    const operations = (labels: Record<string, string>) => valueOf(metrics, 'otklik_operations_total', labels);
    expect(operations({ way: 'http', type: 'query', outcome: 'ok' })).toBe(7);
    expect(operations({ way: 'http', type: 'mutation', outcome: 'ok' })).toBe(1);
    expect(operations({ way: 'http', type: 'query', outcome: 'errors' })).toBe(1);
    expect(operations({ way: 'http', type: 'query', outcome: 'fault' })).toBe(2);
    expect(operations({ way: 'http', type: 'unknown', outcome: 'refused' })).toBe(5);
    expect(operations({ way: 'http', type: 'unknown', outcome: 'ok' })).toBeUndefined();
    expect(operations({ way: 'websocket', type: 'query', outcome: 'ok' })).toBe(1);
  });

  it('have histograms whose buckets grow and end with the count', () => {
    const buckets = metrics.get('otklik_operation_duration_seconds')!.samples.filter(({ name, labels }) => name.endsWith('_bucket') && labels['type'] === 'mutation');
    const values = buckets.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toMatchObject({ labels: { le: '+Inf' }, value: 1 });
    expect(valueOf(metrics, 'otklik_operation_duration_seconds_count', { way: 'http', type: 'mutation' })).toBe(1);
  });

  it('count requests to subgraphs by subgraph and outcome', () => {
    const fetches = (subgraph: string, outcome: string) => valueOf(metrics, 'otklik_subgraph_fetches_total', { subgraph, outcome });
    expect(fetches('letters', 'ok')).toBe(6);
    expect(fetches('people', 'unavailable')).toBe(1);
    expect(fetches('people', 'errors')).toBe(2);
    expect(fetches('people', 'ok')).toBe(6);
    expect(valueOf(metrics, 'otklik_subgraph_fetch_duration_seconds_count', { subgraph: 'letters' })).toBe(6);
  });

  it('count plans that were ready and plans that were made', () => {
    const made = valueOf(metrics, 'otklik_plan_cache_lookups_total', { result: 'miss' })!;
    expect(valueOf(metrics, 'otklik_plan_cache_lookups_total', { result: 'hit' })).toBe(13 - made);
    expect(valueOf(metrics, 'otklik_planning_duration_seconds_count')).toBe(made);
  });

  it('count sockets that are open', () => {
    expect(valueOf(metrics, 'otklik_sockets')).toBe(1);
  });

  it('count subscriptions that run, and the results that they deliver', () => {
    expect(valueOf(metrics, 'otklik_subscriptions')).toBe(0);
    expect(valueOf(metrics, 'otklik_subscription_results_total')).toBe(1);
  });

  it('have only labels whose values we chose', () => {
    const labels = new Set([...metrics.values()].flatMap(({ samples }) => samples.flatMap((sample) => Object.keys(sample.labels))));
    expect([...labels].sort()).toEqual(['le', 'limit', 'outcome', 'result', 'subgraph', 'type', 'way']);
  });
});

test('nothing that somebody typed is in the log, the metrics or the spans', () => {
  expect(collector.spans.length).toBeGreaterThan(20);
  expect(lines.join('') + metricsText + collector.text.join('')).not.toContain(CANARY);
});
