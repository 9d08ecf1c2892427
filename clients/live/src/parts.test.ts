import { waitBefore } from './backoff.js';
import { renewalIn } from './token-end.js';
import { readEvents, type StreamEvent } from './transports/read-events.js';

async function eventsIn(...pieces: string[]): Promise<StreamEvent[]> {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const events: StreamEvent[] = [];
  for await (const event of readEvents(ReadableStream.from(bytes), () => undefined)) events.push(event);
  return events;
}

const NEXT = { event: 'next', data: '{"data":"Яма"}' };

test.each([
  ['whole', ['event: next\ndata: {"data":"Яма"}\n\n']],
  ['letter by letter', [...'event: next\ndata: {"data":"Яма"}\n\n']],
  ['with CRLF that is torn', ['event: next\r', '\ndata: {"data":"Яма"}\r\n\r', '\n']],
  ['among comments, ids and fields nobody knows', [':\n\nretry: 1000\nid: c1\n\n', 'id: c2\nevent: next\nother: x\ndata:{"data":"Яма"}\n', ': ping\n\n']],
  ['before a torn one', ['event: next\ndata: {"data":"Яма"}\n\nevent: next\ndata: {"da']],
])('an event is read %s', async (_name, pieces) => {
  expect(await eventsIn(...pieces)).toEqual([NEXT]);
});

test('bytes of one letter may come apart', async () => {
  const bytes = new TextEncoder().encode('data: Я\n\n');
  const events: StreamEvent[] = [];
  for await (const event of readEvents(ReadableStream.from([bytes.slice(0, 7), bytes.slice(7)]), () => undefined)) events.push(event);
  expect(events).toEqual([{ event: 'message', data: 'Я' }]);
});

test('several lines of data are one text', async () => {
  expect(await eventsIn('data: {\ndata: }\n\n', 'event: complete\ndata:\n\n')).toEqual([
    { event: 'message', data: '{\n}' },
    { event: 'complete', data: '' },
  ]);
});

test.each([
  [3_600_000, 3_570_000],
  [100_000, 90_000],
  [0, 0],
  [-5_000, 0],
])('a token that ends in %i ms is renewed in %i ms', (left, renewal) => {
  const now = 1_700_000_000_000;
  const payload = Buffer.from(JSON.stringify({ exp: (now + left) / 1000, name: 'Анна?>' })).toString('base64url');
  expect(renewalIn(`x.${payload}.y`, now)).toBe(renewal);
});

test.each([null, '', 'opaque', 'a.b.c', `x.${Buffer.from('{}').toString('base64url')}.y`])('a token that says nothing of its end is not renewed: %s', (token) => {
  expect(renewalIn(token, 0)).toBeNull();
});

test('the wait grows, by chance, up to a limit', () => {
  const retry = { firstMs: 1_000, mostMs: 30_000 };
  expect([0, 1, 4, 5, 1_000].map((attempt) => waitBefore(attempt, retry, () => 1))).toEqual([1_000, 2_000, 16_000, 30_000, 30_000]);
  expect(waitBefore(3, retry, () => 0.25)).toBe(2_000);
});
