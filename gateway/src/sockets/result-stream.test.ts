import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ResultStream, type MessageWriter } from './result-stream.js';
import { ResultText } from './result-text.js';

/** Takes messages as a socket does. */
class Messages implements MessageWriter {
  readonly streams = new Set<ResultStream>();
  readonly sent: string[] = [];
  hasRoom = true;
  isGivenUp = false;
  onNext: () => void = () => undefined;

  writeNext(prefix: string, { bytes }: ResultText): void {
    this.sent.push(`${prefix}${bytes.toString()}}`);
    this.onNext();
  }

  giveUp(): void {
    this.isGivenUp = true;
  }
}

const END = { done: true, value: undefined };
const texts = (...all: string[]): ResultText[] => all.map((text) => new ResultText(text));

function sourceOf(next: () => Promise<IteratorResult<ResultText>>): AsyncIterable<ResultText> {
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

const endless = new Promise<never>(() => undefined);

test('results are written as messages of their operation, and the end is the end of the stream', async () => {
  const messages = new Messages();
  const stream = new ResultStream('o"1', texts('{"data":1}', '{"data":"ё"}'), messages);
  expect(await stream.next()).toEqual(END);
  expect(messages.sent.map((text) => JSON.parse(text) as unknown)).toEqual([
    { id: 'o"1', type: 'next', payload: { data: 1 } },
    { id: 'o"1', type: 'next', payload: { data: 'ё' } },
  ]);
  expect(messages.streams.size).toBe(0);
});

test('a result goes to every socket as the very same bytes', async () => {
  const count = { serialisations: 0 };
  const result = new ResultText('{"data":1}', count);
  const seen = new Set<Buffer>();
  for (const id of ['a', 'b', 'c']) {
    const messages = new Messages();
    messages.writeNext = (_, { bytes }) => void seen.add(bytes);
    await new ResultStream(id, [result], messages).next();
  }
  expect(seen.size).toBe(1);
  expect(count.serialisations).toBe(1);
});

test('a source that waits for its next event holds nobody up who leaves', async () => {
  const stream = new ResultStream('1', sourceOf(() => endless), new Messages());
  const waiting = stream.next();
  await stream.return();
  expect(await waiting).toEqual(END);
});

test('nothing is asked of the source after the reader has left', async () => {
  const messages = new Messages();
  const stream = new ResultStream('1', texts('a', 'b'), messages);
  messages.onNext = () => void stream.return();
  await stream.next();
  expect(messages.sent).toHaveLength(1);
});

test('a socket without room is given the next result when it has room again', async () => {
  const messages = new Messages();
  const stream = new ResultStream('1', texts('"a"', '"b"', '"c"'), messages);
  messages.onNext = () => void (messages.hasRoom = messages.sent.length !== 2);
  const end = stream.next();
  await new Promise((resolve) => setImmediate(resolve));
  expect(messages.sent).toHaveLength(2);
  messages.hasRoom = true;
  stream.resume();
  expect(await end).toEqual(END);
  expect(messages.sent).toHaveLength(3);
});

test('what breaks the source breaks the stream', async () => {
  const stream = new ResultStream('1', sourceOf(() => Promise.reject(new Error('broken'))), new Messages());
  await expect(stream.next()).rejects.toThrow('broken');
});

test('a stream whose reader is too slow ends with RESYNC, and the socket hears of it', async () => {
  const messages = new Messages();
  const stream = new ResultStream('1', sourceOf(() => endless), messages);
  const end = stream.next();
  stream.giveUp();
  await expect(end).rejects.toMatchObject({ code: 'RESYNC' });
  expect(messages.isGivenUp).toBe(true);
});

test('a result that was written is not kept while the stream goes on', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const given: WeakRef<object>[] = [];
  const stream = new ResultStream(
    '1',
    sourceOf(async () => {
      if (given.length === 5) return endless;
      const step = { done: false as const, value: new ResultText('{}') };
      given.push(new WeakRef(step));
      return step;
    }),
    new Messages(),
  );
  void stream.next();
  while (given.length < 5) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  collect();
  expect(given.slice(0, 4).map((step) => step.deref())).toEqual([undefined, undefined, undefined, undefined]);
  await stream.return();
});
