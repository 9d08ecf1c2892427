import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { AnswerReader, type ReadAnswer } from './answer-reader.js';

const MOST = 10_000;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** By pieces of so many bytes, as a connection may bring them; the same buffer is used for all of them, as there. */
function readIn(text: string, pieces: number, ends = true): ReadAnswer | null {
  const reader = new AnswerReader(MOST);
  const bytes = Buffer.from(text);
  const into = Buffer.alloc(pieces);
  let read: ReadAnswer | null = null;
  for (let at = 0; at < bytes.length; at += pieces) read = reader.read(into.subarray(0, bytes.copy(into, 0, at))) ?? read;
  return read ?? (ends ? reader.end() : null);
}

/** What Node makes of the same bytes. */
async function readByNode(text: string): Promise<{ status: number; body: string }> {
  const server = createServer((socket) => socket.once('data', () => socket.end(text)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const message = request({ port: (server.address() as AddressInfo).port, method: 'POST', agent: false }).end('{}');
  try {
    const [response] = (await once(message, 'response')) as [NodeJS.ReadableStream & { statusCode: number }];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
  } finally {
    server.close();
  }
}

describe.each<[string, string, boolean]>([
  ['with its length', `${HEAD}content-length: 12\r\n\r\n{"data":"Я"}`.replace('12', '13'), true],
  ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n', true],
  ['that is empty', `${HEAD}Content-Length:0\r\n\r\n`, true],
  ['in chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"dat\r\n00000A;name="value"\r\na":"Я\\n"}\r\n1\r\n \r\n0\r\n\r\n`, true],
  ['in chunks with trailers', `${HEAD}Transfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\nserver-timing: x;dur=1\r\n\r\n`, true],
  ['that ends with its connection', `${HEAD}\r\n{"data":null}`, false],
  ['after which the connection is closed', `${HEAD}Connection: Keep-Alive, Close\r\ncontent-length: 2\r\n\r\n{}`, false],
  ['of HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\n{}', false],
  ['of HTTP/1.0 that keeps its connection', 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\n{}', true],
  ['after hints', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${HEAD}content-length: 2\r\n\r\n{}`, true],
  ['without a reason, with odd but right headers', 'HTTP/1.1 500\r\nx-empty:\r\nx-utf8: Я\r\nX!#$: a:b\r\ncontent-length:\t2 \r\n\r\n{}', true],
])('an answer %s', (_name, text, isKept) => {
  test('is the same however it comes, and as Node reads it', async () => {
    const whole = readIn(text, 1_000);
    expect(whole?.isKept).toBe(isKept);
    for (const pieces of [1, 2, 3, 7, 16]) expect(readIn(text, pieces)).toEqual(whole);
    expect({ status: whole?.answer.status, body: whole?.answer.bytes.toString() }).toEqual(await readByNode(text));
  });

  test('is none while anything is missing', () => {
    const bytes = Buffer.from(text);
    for (let length = 0; length < bytes.length; length++) {
      const reader = new AnswerReader(MOST);
      expect(reader.read(bytes.subarray(0, length))).toBeNull();
    }
  });
});

test('what is said of the content and of the connection is told', () => {
  const text = `${HEAD}content-encoding: gzip\r\nkeep-alive: timeout=5, max=100\r\ncontent-length: 2\r\n\r\n{}`;
  expect(readIn(text, 1_000)).toMatchObject({ answer: { contentType: 'application/json', contentEncoding: 'gzip' }, keptMs: 5_000 });
});

test.each(['content-length', 'Content-Length'])('answers whose heads differ in %s only are told apart', (name) => {
  const answer = (length: string, body: string, line = HEAD): string => `${line}x: 1\r\n${name}: ${length}\r\n\r\n${body}`;
  for (const body of ['{}', '{"data":null}', '{}', '']) {
    expect(readIn(answer(String(body.length), body), 1_000)?.answer.bytes.toString()).toBe(body);
  }
  for (const wrong of ['', 'x', '-1', '1 1', `2\r\n${name}: 3`, '2\r\ntransfer-encoding: chunked']) {
    expect(() => readIn(answer(wrong, '{}'), 1_000)).toThrow();
  }
  const none = 'HTTP/1.1 304 Not Modified\r\n';
  for (const length of ['13', '2']) {
    expect(readIn(answer(length, '', none), 1_000)).toMatchObject({ answer: { status: 304, bytes: Buffer.alloc(0) }, isKept: true });
  }
});

test('a connection on which more comes than was asked for is not used again', () => {
  expect(readIn(`${HEAD}content-length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n`, 1_000)).toMatchObject({ isKept: false });
});

test.each([
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
  ['another version', 'HTTP/2 200\r\n\r\n'],
  ['no status', 'HTTP/1.1 OK\r\n\r\n'],
  ['a protocol that was not asked for', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
  ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
  ['a length that is none', `${HEAD}content-length: +2\r\n\r\n{}`],
  ['an empty length', `${HEAD}content-length: 2, 2\r\n\r\n{}`],
  ['a length and chunks', `${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
  ['a transfer coding that is not known', `${HEAD}transfer-encoding: gzip, chunked\r\n\r\n`],
  ['a folded header', `${HEAD} and more: x\r\n\r\n`],
  ['a header without a name', `${HEAD}: x\r\n\r\n`],
  ['a header with a space before its colon', `${HEAD}content-length : 2\r\n\r\n{}`],
  ['a line that ends otherwise', `${HEAD}x: y\ncontent-length: 2\r\n\r\n{}`],
  ['a chunk without a size', `${HEAD}transfer-encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n`],
  ['a chunk with a size that is none', `${HEAD}transfer-encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk longer than its size', `${HEAD}transfer-encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n`],
  ['a size line without an end', `${HEAD}transfer-encoding: chunked\r\n\r\n1;${'x'.repeat(5_000)}`],
  ['trailers without an end', `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n${'x: y\r\n'.repeat(1_000)}`],
  ['a head without an end', `${HEAD}x: ${'y'.repeat(20_000)}`],
])('%s is malformed, however it comes', (_name, text) => {
  for (const pieces of [1_000_000, 100, 1]) expect(() => readIn(text, pieces)).toThrow(expect.objectContaining({ name: 'MalformedAnswer' }) as Error);
});

test.each([
  ['its length', `${HEAD}content-length: 10001\r\n\r\n`],
  ['its chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n2710\r\n${'x'.repeat(10_000)}\r\n1\r\nx\r\n`],
  ['its end', `${HEAD}\r\n${'x'.repeat(10_001)}`],
])('an answer that is too long by %s is refused', (_name, text) => {
  for (const pieces of [1_000_000, 100]) expect(() => readIn(text, pieces)).toThrow('longer than 10000 bytes');
});
