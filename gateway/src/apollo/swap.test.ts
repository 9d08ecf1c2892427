import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

test('a new supergraph is in use for the next request, in the SDL too', async () => {
  expect((await it.post({ query: '{ letters { stamp } }' })).body.errors).toHaveLength(1);
  const etag = (await it.get('/schema.graphql')).headers.get('etag');
  await it.gateway.swap(it.world.supergraphWith('extend type Letter { stamp: String }'));
  expect((await it.post({ query: '{ letters { text stamp } }' })).body.data).toEqual({
    letters: [
      { text: 'Яма', stamp: null },
      { text: 'Снег', stamp: null },
    ],
  });
  expect((await it.get('/schema.graphql')).headers.get('etag')).not.toBe(etag);
});

test.each([
  ['no GraphQL', 'type {'],
  ['no supergraph', 'type Query { a: Int }'],
])('a supergraph that is %s is refused, and the old one stays', async (_name, sdl) => {
  await expect(it.gateway.swap(sdl)).rejects.toThrow();
  expect((await it.post({ query: '{ letters { text } }' })).body.errors).toBeUndefined();
});

test('requests under way never fail during swaps, and the engines of old schemas are let go', async () => {
  const supergraphs = [it.world.supergraphWith('extend type Letter { a: Int }'), it.world.supergraphWith('extend type Letter { b: Int }')];
  let isSwapping = true;
  let answered = 0;
  const failed: string[] = [];
  const ask = async (): Promise<void> => {
    while (isSwapping) {
      const { status, text } = await it.post({ query: '{ letters { text author { name } } }' });
      answered++;
      if (status !== 200 || text.includes('errors')) failed.push(text);
    }
  };
  const old = new WeakRef(it.engines.current.apiSchema);
  const clients = Array.from({ length: 8 }, ask);
  // Swaps may be quick and requests slow.
  for (let swap = 0; swap < 2 || answered <= 20; swap++) await it.gateway.swap(supergraphs[swap % 2]!);
  isSwapping = false;
  await Promise.all(clients);
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(20);
  expect(it.gateway.swapCounters).toMatchObject({ refused: 2, lastDurationMs: expect.any(Number) as number });
  await freed(old);
});

/** Fails by the test's time-out. */
async function freed(reference: WeakRef<object>): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  while (reference.deref() !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
}
