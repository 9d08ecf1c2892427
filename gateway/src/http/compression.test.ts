import { request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import { negotiateCoding } from './compression.js';

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** As it comes over the wire: `fetch` would decompress it. */
function ask(path: string, headers: Record<string, string>, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const message = request(it.url + path, { method, headers: { 'content-type': 'application/json', ...headers } });
    message.on('error', reject);
    message.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }));
    });
    message.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const DECODERS = { gzip: gunzipSync, br: brotliDecompressSync, zstd: zstdDecompressSync };
const LONG = { query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: letters { id text }`).join(' ')} }` };
const long = (headers: Record<string, string>) => ask('/graphql', headers, LONG);

describe('a long answer', () => {
  test.each(['gzip', 'br', 'zstd'] as const)('is sent as %s to who takes that, and is the same', async (coding) => {
    const plain = await long({});
    const coded = await long({ 'accept-encoding': coding });
    expect(coded.headers).toMatchObject({ 'content-encoding': coding, vary: 'accept-encoding', 'content-length': String(coded.bytes.length) });
    expect(coded.headers['content-type']).toBe(plain.headers['content-type']);
    expect(DECODERS[coding](coded.bytes).toString()).toBe(plain.bytes.toString());
    expect(plain.bytes.toString()).toContain('Яма');
    expect(coded.bytes.length).toBeLessThan(plain.bytes.length / 2);
  });

  test.each([[{}], [{ 'accept-encoding': 'identity' }], [{ 'accept-encoding': 'deflate' }], [{ 'accept-encoding': 'gzip;q=0' }]])(
    'is sent as it is to who takes nothing else: %j',
    async (headers) => {
      const { headers: answered, bytes } = await long(headers);
      expect(answered['content-encoding']).toBeUndefined();
      expect(answered['content-length']).toBe(String(bytes.length));
      JSON.parse(bytes.toString());
    },
  );

  test('keeps the status of a refusal', async () => {
    const bad = { query: `{ ${Array.from({ length: 25 }, (_, i) => `nothing${i}`).join(' ')} }` };
    const { status, headers, bytes } = await ask('/graphql', { 'accept-encoding': 'gzip', accept: 'application/graphql-response+json' }, bad);
    expect([status, headers['content-encoding'], gunzipSync(bytes).toString().slice(0, 10)]).toEqual([400, 'gzip', '{"errors":']);
  });
});

test('a short answer is not worth it', async () => {
  const { headers } = await ask('/graphql', { 'accept-encoding': 'gzip, br, zstd' }, { query: '{ __typename }' });
  expect(headers['content-encoding']).toBeUndefined();
});

describe('a file with an entity tag', () => {
  test('has another one in each coding, for all of which it answers 304', async () => {
    const plain = await ask('/schema.json', {});
    const coded = await ask('/schema.json', { 'accept-encoding': 'gzip' });
    const again = await ask('/schema.json', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(coded.bytes).equals(plain.bytes)).toBe(true);
    expect(again.bytes.equals(coded.bytes)).toBe(true);
    expect(coded.headers.etag).not.toBe(plain.headers.etag);
    expect([plain.headers.vary, coded.headers.vary]).toEqual(['accept-encoding', 'accept-encoding']);
    for (const etag of [plain.headers.etag!, coded.headers.etag!, `W/${coded.headers.etag}`]) {
      const { status, bytes } = await ask('/schema.json', { 'accept-encoding': 'gzip', 'if-none-match': etag });
      expect([status, bytes.length]).toEqual([304, 0]);
    }
  });

  test('has the headers of GET for HEAD', async () => {
    const get = await ask('/schema.json', { 'accept-encoding': 'br' });
    const head = await ask('/schema.json', { 'accept-encoding': 'br' }, undefined, 'HEAD');
    const names = ['content-length', 'content-encoding', 'etag', 'vary', 'content-type'] as const;
    expect(names.map((name) => head.headers[name])).toEqual(names.map((name) => get.headers[name]));
    expect(head.bytes.length).toBe(0);
  });
});

test.each([
  ['gzip, deflate, br, zstd', 'zstd'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['*', 'zstd'],
  ['*;q=0', null],
  ['*, zstd;q=0', 'br'],
  ['identity, gzip;q=0.5', null],
  ['gzip;q=nonsense', null],
  ['', null],
])('of "%s" comes %s', (header, coding) => {
  expect(negotiateCoding(header)).toBe(coding);
});
