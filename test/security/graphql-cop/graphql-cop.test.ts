/**
 * The checks of graphql-cop, a tool that looks for the usual holes of GraphQL servers, asked in its own words of a platform as it runs
 * in production; and that what is closed there is closed for attackers only. Black box.
 */
import { GraphClient, startIssuer, startTestPlatform, type TestIssuer, type TestPlatform } from '@otklik/test/platform';

let issuer: TestIssuer;
let platform: TestPlatform;
let anna: GraphClient;
beforeAll(async () => {
  issuer = await startIssuer();
  platform = await startTestPlatform({ more: { OIDC_ISSUER: issuer.url } });
  anna = new GraphClient(platform.url, await issuer.tokenOf('anna'));
});
afterAll(async () => {
  await platform?.stop();
  await issuer?.stop();
});

/** The tool says nothing of itself but its name. */
const COP = { 'user-agent': 'graphql-cop/1.15' };

interface Found {
  readonly status: number;
  readonly text: string;
  readonly body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions: Record<string, unknown> }[]; length?: number };
}

async function ask(path: string, init: RequestInit = {}): Promise<Found> {
  const response = await fetch(platform.url + path, { ...init, headers: { ...COP, ...init.headers } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, text, body: isJson ? (JSON.parse(text) as Found['body']) : {} };
}

function post(body: unknown, headers: Record<string, string> = {}): Promise<Found> {
  return ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
}

const codes = ({ body }: Found): unknown[] => (body.errors ?? []).map(({ extensions }) => extensions['code']);
const times = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join(' ');

test('the platform answers, signed in or not', async () => {
  expect((await post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } });
  expect(await anna.ask('{ viewer { login } appeals { edges { node { id } } } }')).toMatchObject({ viewer: { login: 'anna' } });
});

describe('a flood in one request is refused before it runs', () => {
  test('alias overloading', async () => {
    const found = await post({ query: `query { ${times(101, (index) => `alias${index}:__typename \n`)} }` });
    expect([found.body.data, codes(found)]).toEqual([undefined, ['OPERATION_TOO_LARGE']]);
    expect((await post({ query: `{ ${times(5, (index) => `alias${index}: __typename`)} }` })).body.data).toHaveProperty('alias4', 'Query');
  });

  test('array-based query batching', async () => {
    const found = await post(Array.from({ length: 10 }, () => ({ query: 'query { __typename }' })));
    expect([found.status, found.body.length, found.body.data, codes(found)]).toEqual([400, undefined, undefined, ['BAD_REQUEST']]);
  });

  test('directive overloading', async () => {
    const found = await post({ query: 'query { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }' });
    expect(codes(found)).toEqual(['OPERATION_TOO_LARGE']);
    expect((await post({ query: '{ __typename @skip(if: false) @include(if: true) }' })).body.data).toEqual({ __typename: 'Query' });
  });

  test('circular query by introspection', async () => {
    const found = await post({ query: 'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }' });
    expect([found.body.data, new Set(codes(found))]).toEqual([undefined, new Set(['GRAPHQL_VALIDATION_FAILED'])]);
  });

  test('field duplication', async () => {
    expect(codes(await post({ query: `query { ${times(500, () => '__typename \n')} }` }))).toEqual(['OPERATION_TOO_LARGE']);
    expect((await post({ query: '{ __typename __typename }' })).body.data).toEqual({ __typename: 'Query' });
  });

  test('circular fragments', async () => {
    expect(codes(await post({ query: 'query { ...A } fragment A on Query { __typename ...B } fragment B on Query { __typename ...A }' }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('a page elsewhere cannot send a visitor’s browser here (CSRF)', () => {
  test('by GET: a query', async () => {
    const found = await ask(`/graphql?query=${encodeURIComponent('{__typename}')}`);
    expect([found.status, found.body.data, codes(found)]).toEqual([400, undefined, ['BAD_REQUEST']]);
    const preflighted = await ask(`/graphql?query=${encodeURIComponent('{__typename}')}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(preflighted.body).toEqual({ data: { __typename: 'Query' } });
  });

  test.each([['as a form would'], ['preflighted']])('by GET: a mutation, %s', async (way) => {
    const headers: Record<string, string> = way === 'preflighted' ? { 'apollo-require-preflight': '1', authorization: `Bearer ${anna.token}` } : {};
    const found = await ask(`/graphql?query=${encodeURIComponent('mutation {__typename}')}`, { headers });
    expect([found.body.data, codes(found)]).toEqual([undefined, ['BAD_REQUEST']]);
    expect((await post({ query: 'mutation {__typename}' })).body.data).toEqual({ __typename: 'Mutation' });
  });

  test.each([
    ['in the URL, without a body', `?query=${encodeURIComponent('query {__typename}')}`, {}],
    ['urlencoded', '', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7B__typename%7D' }],
    ['as plain text', '', { headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' }],
    ['as a form of several parts', '', { body: form({ query: '{__typename}', operations: '{"query":"{__typename}"}' }) }],
  ])('by POST %s', async (_name, search, init) => {
    const found = await ask(`/graphql${search}`, { method: 'POST', ...init });
    expect([found.status, found.body.data, codes(found)]).toEqual([415, undefined, ['BAD_REQUEST']]);
  });
});

describe('nothing is told that an attacker could use', () => {
  test.each([
    ['query { __schema { directive } }'],
    ['{ appealz { edges { node { id } } } }'],
    ['{ appeals(frst: 1) { edges { node { id } } } }'],
    ['{ appeals { edges { node { idd } } } }'],
    ['mutation { submitApeal(input: {}) { __typename } }'],
    ['{ appeals { ... on Citisen { id } } }'],
  ])('field suggestions: %s', async (query) => {
    const found = await post({ query });
    expect(new Set(codes(found))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect(found.text).not.toMatch(/did you mean/i);
  });

  test('GraphiQL and playgrounds', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/graphiql', '/playground', '/console', '/graphql', '/', '/ide/ruru.js', '/voyager', '/altair']) {
      for (const headers of [{ accept: '*/*' }, browser]) {
        expect(await ask(path, { headers }).then(({ text }) => text)).not.toMatch(/graphiql|graphql playground|graphql-playground|ruru|sandbox/i);
      }
    }
  });

  test('introspection', async () => {
    for (const query of ['query { __schema { types { name fields { name } } } }', '{ __type(name: "Appeal") { name } }', '{ ... { a: __schema { queryType { name } } } }']) {
      const found = await post({ query }, { authorization: `Bearer ${anna.token}` });
      expect([found.body.data, new Set(codes(found))]).toEqual([undefined, new Set(['GRAPHQL_VALIDATION_FAILED'])]);
    }
    expect((await ask('/schema.graphql')).text).toContain('type Query');
  });

  test('trace mode', async () => {
    const asking: Record<string, string>[] = [{}, { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' }];
    for (const headers of asking) {
      const found = await post({ query: 'query { __typename }' }, headers);
      expect(found.text).toBe('{"data":{"__typename":"Query"}}');
    }
  });

  test.each([
    ['no GraphQL', { query: 'qwerty cop { abc }' }],
    ['a wrong variable', { query: 'query ($id: ID!) { appeal(id: $id) { id } }', variables: { id: { a: [1] } } }],
    ['an id that is none', { query: '{ appeal(id: "\u0000\') OR 1=1 --") { id } }' }],
    ['extensions of the wrong type', { query: '{ __typename }', extensions: [1] }],
    ['variables of the wrong type', { query: '{ __typename }', variables: 'a' }],
  ])('unhandled errors, by %s', async (_name, body) => {
    const found = await post(body);
    expect(found.status).toBeLessThan(500);
    expect(codes(found)).not.toContain('INTERNAL_SERVER_ERROR');
    expect(found.text).not.toMatch(/exception|stacktrace|node_modules|\.js:\d|\.ts:\d|at \w+ \(/i);
  });
});

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}
