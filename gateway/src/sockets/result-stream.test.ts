import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ResultStream } from './result-stream.js';

function sourceOf(next: () => Promise<IteratorResult<string>>): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

const endless = new Promise<never>(() => undefined);

test('results are written as messages of their operation, and the end is the end of the stream', async () => {
  const sent: string[] = [];
  const stream = new ResultStream('o"1', ['{"data":1}', '{"data":2}'], async (text) => void sent.push(text));
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(sent.map((text) => JSON.parse(text) as unknown)).toEqual([
    { id: 'o"1', type: 'next', payload: { data: 1 } },
    { id: 'o"1', type: 'next', payload: { data: 2 } },
  ]);
});

test('a source that waits for its next event holds nobody up who leaves', async () => {
  const stream = new ResultStream('1', sourceOf(() => endless), async () => undefined);
  const waiting = stream.next();
  await stream.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test('nothing is asked of the source after the reader has left', async () => {
  const sent: string[] = [];
  const stream: ResultStream = new ResultStream('1', ['a', 'b'], async (text) => {
    sent.push(text);
    await stream.return();
  });
  await stream.next();
  expect(sent).toHaveLength(1);
});

test('what breaks the source breaks the stream', async () => {
  const stream = new ResultStream('1', sourceOf(() => Promise.reject(new Error('broken'))), async () => undefined);
  await expect(stream.next()).rejects.toThrow('broken');
});

test('a result that was written is not kept while the stream goes on', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const given: WeakRef<object>[] = [];
  const stream = new ResultStream(
    '1',
    sourceOf(async () => {
      if (given.length === 5) return endless;
      const step = { done: false as const, value: '{}' };
      given.push(new WeakRef(step));
      return step;
    }),
    async () => undefined,
  );
  void stream.next();
  while (given.length < 5) await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setTimeout(resolve, 20));
  collect();
  expect(given.slice(0, 4).map((step) => step.deref())).toEqual([undefined, undefined, undefined, undefined]);
  await stream.return();
});
