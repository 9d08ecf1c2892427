import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

/** Whether the engine in use has an operation ready, so that nobody waits for its plan. */
function isReady(text: string): boolean {
  const schema = it.engines.current.apiSchema;
  const document = it.known.documentOf(text, schema);
  return document !== undefined && !(it.engines.current.prepare(document, text) instanceof Promise);
}

test('after a swap the operations in use are ready, those that do not fit any more are told so, and new ones are planned as ever', async () => {
  const inUse = ['{ letters { text } }', 'query Named { letters { author { name } } }', '{ __schema { queryType { name } } }'];
  for (const query of inUse) expect((await it.post({ query })).body.errors).toBeUndefined();
  await it.gateway.swap(it.world.supergraphWith('extend type Letter { stamp: String }'));
  expect(inUse.map(isReady)).toEqual([true, true, true]);
  for (const query of inUse) expect((await it.post({ query })).body.errors).toBeUndefined();

  const stamps = '{ letters { stamp } }';
  expect((await it.post({ query: stamps })).body.errors).toBeUndefined();
  await it.gateway.swap(it.world.supergraphWith(''));
  expect([...inUse, stamps].map(isReady)).toEqual([true, true, true, false]);
  expect((await it.post({ query: stamps })).body.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
});
