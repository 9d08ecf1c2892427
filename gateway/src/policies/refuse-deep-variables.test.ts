import { startGateway, type TestGateway } from '../start-gateway.test-support.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';
import { refuseDeepVariables } from './refuse-deep-variables.js';

const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

function limitOf(variables: string): unknown {
  return refuseDeepVariables(JSON.parse(variables) as Record<string, unknown>, DEFAULT_OPERATION_LIMITS)?.extensions['limit'];
}

test('variables may be as deep as brackets in a text, and no deeper', () => {
  expect(limitOf('{}')).toBeUndefined();
  expect(limitOf(`{"a": ${deep(100)}, "b": null}`)).toBeUndefined();
  expect(limitOf(`{"a": ${deep(101)}}`)).toBe('nesting');
  expect(limitOf(`{"b": 1, "a": {"x": [${deep(99)}]}}`)).toBe('nesting');
  expect(limitOf(`{"a": [${Array.from({ length: 10_000 }, () => '{"x": [1]}').join(',')}]}`)).toBeUndefined();
});

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

test.each([
  ['lists', deep(100_000)],
  ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('%s in lists without end are the client’s mistake and cost next to nothing', async (_name, value) => {
  const query = 'query ($id: ID!) { person(id: $id) { name } }';
  const costs: number[] = [];
  // The least of some: the collector of the process of the tests may have its turn meanwhile.
  for (let tries = 0; tries < 5; tries++) {
    const started = process.cpuUsage();
    const { status, body } = await it.post(`{"query": ${JSON.stringify(query)}, "variables": {"id": ${value}}}`);
    const { user, system } = process.cpuUsage(started);
    costs.push((user + system) / 1_000);
    expect([status, body.errors]).toMatchObject([400, [{ extensions: { code: 'OPERATION_TOO_LARGE', limit: 'nesting', most: 100, measured: 101 } }]]);
  }
  expect(Math.min(...costs)).toBeLessThan(1_000);
  expect(it.faults).toEqual([]);
});

test('by GET too', async () => {
  const parameters = new URLSearchParams({ query: 'query ($id: ID!) { person(id: $id) { name } }', variables: `{"id": ${deep(2_000)}}` });
  const response = await it.get(`/graphql?${parameters.toString()}`, { 'apollo-require-preflight': '1' });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_TOO_LARGE', limit: 'nesting' } }] });
});
