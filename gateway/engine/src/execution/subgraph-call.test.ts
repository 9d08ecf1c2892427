import type { RootFetchNode } from '../planning/plan.js';
import { typesOf } from '../testing/type-conditions.test-support.js';
import { ORDINARY } from '../text-form.js';
import type { SubgraphRequest } from '../transport.js';
import type { Execution, Federation } from './execution.js';
import { callSubgraph } from './subgraph-call.js';

const fetch: RootFetchNode = {
  kind: 'rootFetch',
  outputRewrites: [],
  subgraph: 'books',
  operation: 'query($a: Int, $b: Int) { x }',
  operationType: 'query',
  variableUsages: ['a', 'b'],
};
const execution: Execution = { data: {}, variables: { a: 1, c: 3 }, context: 'mine', errors: [], shared: new Set(), layouts: { of: () => null } };

async function requestFor(representations?: ReadonlyMap<string, string>, form = ORDINARY): Promise<SubgraphRequest> {
  let seen: SubgraphRequest | undefined;
  const federation: Federation = {
    types: typesOf('type Query { a: Int }'),
    revealSubgraphs: false,
    texts: form,
    transport: {
      execute(request) {
        seen = request;
        return Promise.resolve({ data: { x: 1 } });
      },
    },
  };
  await expect(callSubgraph(fetch, federation, execution, representations)).resolves.toEqual({
    kind: 'answered',
    data: { x: '1' },
    errors: [],
  });
  return seen!;
}

test('a request has the variables it uses, as an object and as text', async () => {
  const request = await requestFor();
  expect(request).toMatchObject({ subgraph: 'books', query: fetch.operation, operationType: 'query', context: 'mine' });
  expect(request.variables).toEqual({ a: 1 });
  expect(JSON.parse(request.body)).toEqual({ query: fetch.operation, variables: { a: 1 } });
});

test('representations join the variables', async () => {
  const request = await requestFor(
    new Map([
      ['r', '{"id":"1"},{"id":"2"}'],
      ['s', ''],
    ]),
  );
  const variables = { a: 1, r: [{ id: '1' }, { id: '2' }], s: [] };
  expect(request.variables).toEqual(variables);
  expect(JSON.parse(request.body)).toEqual({ query: fetch.operation, variables });
});

test('what comes back for a request that is no GraphQL is left out', async () => {
  const federation: Federation = {
    types: typesOf('type Query { a: Int }'),
    revealSubgraphs: false,
    texts: ORDINARY,
    transport: { execute: () => Promise.resolve({ data: { x: 1 } }) },
  };
  const answer = await callSubgraph({ ...fetch, operation: '{ x { ... parts }' }, federation, execution);
  expect(answer).toEqual({ kind: 'answered', data: {}, errors: [] });
});
