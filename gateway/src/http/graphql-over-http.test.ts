import { startGateway, type GraphqlAnswer, type TestGateway } from '../start-gateway.test-support.js';

let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

function codes({ body }: GraphqlAnswer): unknown[] {
  return (body.errors ?? []).map(({ extensions }) => extensions['code']);
}

describe('POST /graphql', () => {
  test('answers a query over two subgraphs', async () => {
    const answer = await it.post({ query: '{ letters { text author { name } } }' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.text).toBe('{"data":{"letters":[{"text":"Яма","author":{"name":"Анна"}},{"text":"Снег","author":{"name":"Борис"}}]}}');
  });

  test('answers in the media type of GraphQL over HTTP when asked', async () => {
    const answer = await it.post({ query: '{ __typename }' }, { accept: 'application/graphql-response+json' });
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  test('says by its status too, in that media type, that an operation did not run', async () => {
    const answer = await it.post({ query: '{ nothing }' }, { accept: 'application/graphql-response+json' });
    expect([answer.status, codes(answer)]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
  });

  test('runs the named operation with its variables', async () => {
    const query = 'query A($id: ID!) { person(id: $id) { name } } mutation B { writeLetter(text: "x") { id } }';
    expect((await it.post({ query, operationName: 'A', variables: { id: 'anna' } })).body).toEqual({ data: { person: { name: 'Анна' } } });
    expect((await it.post({ query, operationName: 'B' })).body).toEqual({ data: { writeLetter: { id: '3' } } });
  });

  test('keeps the good part of an answer when a subgraph is down', async () => {
    it.world.setDown('people', true);
    const answer = await it.post({ query: '{ letters { text } person(id: "anna") { id name } }' });
    it.world.setDown('people', false);
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ letters: [{ text: 'Яма' }, { text: 'Снег' }], person: null });
    expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });

  // In `application/json`, a GraphQL request that is well formed as HTTP gets a 200 by the specification.
  test.each([
    ['broken JSON', '{"query":', 400, 'BAD_REQUEST'],
    ['no query', '{}', 400, 'BAD_REQUEST'],
    ['a query that is no text', '{"query":1}', 400, 'BAD_REQUEST'],
    ['variables that are no object', '{"query":"{ me }","variables":[]}', 400, 'BAD_REQUEST'],
    ['a batch', '[{"query":"{ me }"}]', 400, 'BAD_REQUEST'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['a syntax error', '{"query":"{ me "}', 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{"query":"{ nothing }"}', 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['an empty operation name', '{"query":"{ me }","operationName":""}', 400, 'BAD_REQUEST'],
    ['an unknown operation name', '{"query":"query A { me }","operationName":"B"}', 400, 'BAD_REQUEST'],
    ['a missing operation name', '{"query":"query A { me } query B { me }"}', 400, 'BAD_REQUEST'],
    [
      'a variable of the wrong type',
      '{"query":"query A($id: ID!) { person(id: $id) { name } }","variables":{"id":{}}}',
      200,
      'BAD_USER_INPUT',
    ],
    ['a missing variable', '{"query":"query A($id: ID!) { person(id: $id) { name } }"}', 200, 'BAD_USER_INPUT'],
    ['a subscription', '{"query":"subscription { letterUpdated(letterId: 1) { version } }"}', 400, 'SUBSCRIPTION_NEEDS_SOCKET'],
    ['@defer', '{"query":"{ ... @defer { me } }"}', 400, 'DEFER_NOT_SUPPORTED'],
    ['too deep an operation', JSON.stringify({ query: '{ a '.repeat(30) + '}'.repeat(30) }), 400, 'OPERATION_TOO_LARGE'],
    ['too many tokens', JSON.stringify({ query: `{ ${'me '.repeat(15_001)} }` }), 400, 'OPERATION_TOO_LARGE'],
  ])('refuses %s', async (_name, body, status, code) => {
    const answer = await it.post(body);
    expect([answer.status, codes(answer)]).toEqual([status, [code]]);
    expect(answer.text).not.toMatch(/stack|node_modules/);
  });

  test.each([[null], ['text/plain'], ['application/x-www-form-urlencoded'], ['application/graphql'], ['application/json; charset=latin1']])(
    'refuses the content type %s',
    async (type) => {
      const body = Buffer.from('{"query":"{ me }"}');
      const response = await fetch(`${it.url}/graphql`, { method: 'POST', body, headers: type === null ? {} : { 'content-type': type } });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    },
  );

  test('refuses bytes that are no UTF-8', async () => {
    const body = Buffer.from([...Buffer.from('{"query":"{ me # '), 0xff, ...Buffer.from('"}')]);
    const response = await fetch(`${it.url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(400);
  });

  test('refuses a body over 1 MB, announced or not', async () => {
    const large = JSON.stringify({ query: '{ me }', extensions: { x: 'x'.repeat(1_000_000) } });
    const answer = await it.post(large);
    expect([answer.status, codes(answer)]).toEqual([413, ['BODY_TOO_LARGE']]);
    const headers = { 'content-type': 'application/json' };
    const streamed = await fetch(`${it.url}/graphql`, { method: 'POST', body: new Blob([large]).stream(), duplex: 'half', headers });
    expect(streamed.status).toBe(413);
  });
});

describe('GET /graphql', () => {
  const preflighted = { 'apollo-require-preflight': '1' };

  test('answers a query', async () => {
    const response = await it.get(
      `/graphql?query=${encodeURIComponent('query A($id: ID!) { person(id: $id) { name } }')}&variables=${encodeURIComponent('{"id":"anna"}')}`,
      preflighted,
    );
    expect([response.status, await response.json()]).toEqual([200, { data: { person: { name: 'Анна' } } }]);
  });

  test('refuses a mutation', async () => {
    const response = await it.get(`/graphql?query=${encodeURIComponent('mutation { writeLetter(text: "x") { id } }')}`, preflighted);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('refuses what a foreign page could send', async () => {
    const response = await it.get('/graphql?query={me}');
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'BAD_REQUEST' } }] }]);
  });

  test('refuses too large a query as POST does', async () => {
    const response = await it.get(`/graphql?query=${encodeURIComponent('{ a '.repeat(30) + '}'.repeat(30))}`, preflighted);
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ extensions: { code: 'OPERATION_TOO_LARGE' } }] }]);
  });

  test('sends a browser to the start page', async () => {
    const response = await it.get('/graphql', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
  });
});

test('other methods are refused with the ones that work', async () => {
  const response = await fetch(`${it.url}/graphql`, { method: 'DELETE' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

test('a persisted operation is asked for once and then known by its hash', async () => {
  const query = '{ person(id: "anna") { name } }';
  const { createHash } = await import('node:crypto');
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
  expect(codes(await it.post({ extensions }))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  expect((await it.post({ query, extensions })).body).toEqual({ data: { person: { name: 'Анна' } } });
  expect((await it.post({ extensions })).body).toEqual({ data: { person: { name: 'Анна' } } });
});

describe('who asks, in which language, under which id', () => {
  test('reaches the subgraphs', async () => {
    const answer = await it.post(
      { query: '{ me }' },
      { authorization: 'Bearer anna', 'accept-language': 'de, en;q=0.7', 'x-request-id': 'abc-1' },
    );
    expect(JSON.parse(answer.body.data!['me'] as string)).toMatchObject({ viewer: { login: 'anna' }, locale: 'en', requestId: 'abc-1' });
    expect(answer.headers.get('x-request-id')).toBe('abc-1');
  });

  test('is nobody, in Russian, under a new id, without headers', async () => {
    const answer = await it.post({ query: '{ me }' }, { 'x-request-id': 'bad id\tx' });
    const context = JSON.parse(answer.body.data!['me'] as string) as { requestId: string };
    expect(context).toMatchObject({ viewer: { kind: 'anonymous' }, locale: 'ru' });
    expect(context.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-request-id')).toBe(context.requestId);
  });

  test('is refused with a bad token, before the body is looked at', async () => {
    const answer = await it.post('{', { authorization: 'Bearer nonsense' });
    expect([answer.status, codes(answer), answer.headers.get('www-authenticate')]).toEqual([401, ['UNAUTHENTICATED'], 'Bearer']);
    expect(answer.body.errors![0]!.message).toBe('Войдите, чтобы продолжить.');
  });

  test('is refused in the media type that its client believes errors in', async () => {
    const bad = { authorization: 'Bearer nonsense' };
    const modern = await it.post('{', { ...bad, accept: 'application/graphql-response+json, application/json;q=0.9' });
    expect(modern.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect((await it.post('{', { ...bad, accept: 'application/json' })).headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('an outage of the identity provider opens no door and tells no detail', async () => {
    const answer = await it.post({ query: '{ me }' }, { authorization: 'Bearer outage' });
    expect([answer.status, codes(answer)]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
    expect(answer.text).not.toContain('JWKS');
  });

  test('an issuer whose keys cannot be read is worth another try: the token may be good', async () => {
    const answer = await it.post({ query: '{ me }' }, { authorization: 'Bearer issuer-out' });
    expect([answer.status, codes(answer)]).toEqual([503, ['IDENTITY_UNAVAILABLE']]);
  });
});

describe('errors of the subgraphs', () => {
  test('with a code are shown in the reader’s language', async () => {
    const answer = await it.post({ query: '{ forbidden }' }, { 'accept-language': 'en' });
    expect(answer.body).toMatchObject({
      data: { forbidden: null },
      errors: [{ message: 'You may not see or do this.', path: ['forbidden'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('without one become a neutral sentence and one line in the log', async () => {
    it.faults.length = 0;
    const answer = await it.post({ query: '{ fault }' }, { 'x-request-id': 'r-9' });
    expect(answer.body.errors).toMatchObject([{ path: ['fault'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-9' } }]);
    expect(answer.text).not.toMatch(/secret|TypeError|stack/);
    expect(it.faults).toMatchObject([{ fault: expect.any(TypeError) as unknown, about: { requestId: 'r-9', path: ['fault'] } }]);
  });
});
