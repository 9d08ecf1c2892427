/** A subgraph on a port of its own, and requests made by hand: those of a gateway, and those of an attacker who can reach the port. */
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { FixedClock } from '@otklik/base';
import { ANONYMOUS, type RequestContext } from '@otklik/identity';
import { CALL_HEADER, createCallSigner, createCallVerifier, readCallKeys } from '@otklik/signed-calls';
import { buildSchema, execute } from 'graphql';
import type { FollowQuestion } from '../follow.js';
import type { Subgraph } from '../subgraph.js';
import { serveSubgraph, type SubgraphServer } from './serve-subgraph.js';

const SECRET = randomBytes(32).toString('base64url');
const SDL = 'type Query { who: String, _service: Service, _entities(representations: [String!]!): [String] } type Mutation { note(text: String!): String } type Service { sdl: String }';
const clock = new FixedClock('2026-11-22T12:00:00Z');
const notes: string[] = [];
const faults: unknown[] = [];
const anna: RequestContext = {
  viewer: { kind: 'person', subject: 's', login: 'anna', citizenId: 'c', grants: [], expiresAt: 5 },
  locale: 'ru',
  requestId: 'r-1',
};

function subgraphOf(sdl: string): Subgraph {
  const schema = buildSchema(sdl);
  const rootValue = {
    who: (_: unknown, { viewer }: RequestContext) => (viewer.kind === 'person' ? viewer.login : viewer.kind),
    note: ({ text }: { text: string }) => (notes.push(text), text),
    _service: { sdl },
    _entities: ({ representations }: { representations: string[] }) => representations,
  };
  const follows = new Map([['who', async (questions: readonly FollowQuestion[]) => questions.map(({ viewer, version }) => viewer.kind === 'person' && version > 0)]]);
  return { name: 'parcels', sdl, schema, follows, execute: async ({ document, variables, context }) => execute({ schema, document, rootValue, variableValues: variables, contextValue: context }) };
}

let current = subgraphOf(SDL);
let ready = true;
let server: SubgraphServer;
let port: number;
beforeAll(async () => {
  const verifier = createCallVerifier({ keys: readCallKeys([SECRET]), audience: 'parcels', clock });
  server = serveSubgraph({ current: () => current, verifier, isReady: async () => ready, onFault: (error) => faults.push(error), bodyBytes: 100_000 });
  ({ port } = await server.listen({ host: '127.0.0.1', port: 0 }));
});
afterAll(() => server.stop());

interface Call {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const bodyOf = (query: string, variables?: Record<string, unknown>): string => JSON.stringify({ query, variables });
function sign(body: string, { secret = SECRET, audience = 'parcels', context = anna, clock: at = clock } = {}): Record<string, string> {
  return { [CALL_HEADER]: createCallSigner(readCallKeys([secret]), at)({ audience, body, context }) };
}
async function send({ method = 'POST', path = '/graphql', headers = {}, body = '' }: Call) {
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const outgoing = httpRequest({ port, method, path, headers: { 'content-type': 'application/json', ...headers }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body: text === '' ? null : JSON.parse(text) }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
const call = (query: string, variables?: Record<string, unknown>) => {
  const body = bodyOf(query, variables);
  return send({ body, headers: sign(body) });
};

const REFUSED = { status: 401, body: { errors: [{ message: 'This call is refused.', extensions: { code: 'UNAUTHENTICATED' } }] } };

describe('a signed call', () => {
  test('is answered as the viewer for whom it was signed', async () => {
    expect(await call('{ who }')).toEqual({ status: 200, body: { data: { who: 'anna' } } });
    const body = bodyOf('{ who }');
    const answer = await send({ body, headers: sign(body, { context: { ...anna, viewer: ANONYMOUS } }) });
    expect(answer.body).toEqual({ data: { who: 'anonymous' } });
  });

  test('may carry variables, and be a mutation', async () => {
    expect((await call('mutation ($text: String!) { note(text: $text) }', { text: 'Яма' })).body).toEqual({ data: { note: 'Яма' } });
    expect(notes.splice(0)).toEqual(['Яма']);
  });

  test('may have a token as long as a viewer of a thousand roles makes it', async () => {
    const body = bodyOf('{ who }');
    const grants = Array.from({ length: 1_000 }, () => ({ role: 'CURATOR' as const, cabinetId: '0195f3c0-0000-7000-8000-000000000000' }));
    const context = { ...anna, viewer: { ...anna.viewer, grants } as typeof anna.viewer };
    expect((await send({ body, headers: sign(body, { context }) })).status).toBe(200);
  });

  test('may ask for many viewers at once who may follow; of what is asked of each alone, and of what is no such question, it says so', async () => {
    const ask = (body: string) => send({ path: '/follow', body, headers: sign(body) });
    const questions = [anna.viewer, ANONYMOUS, anna.viewer].map((viewer, version) => ({ viewer, topic: 'parcel/1', version }));
    expect(await ask(JSON.stringify({ query: 'who', questions }))).toEqual({ status: 200, body: { answers: [false, false, true] } });
    expect(await ask(JSON.stringify({ query: 'note', questions }))).toEqual({ status: 200, body: { answers: null } });
    expect(await ask(bodyOf('{ who }'))).toEqual({ status: 200, body: { answers: null } });
  });

  test('in which the gateway and the subgraph do not mean the same schema has a code that passes', async () => {
    const refused = { data: undefined, errors: [{ message: expect.any(String), extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
    for (const query of ['{ later }', '{ who(as: "b") }', '{']) expect((await call(query)).body).toEqual(refused);
    const old = current;
    current = subgraphOf(`${SDL} extend type Query { later: String }`);
    expect((await call('{ later }')).body).toEqual({ data: { later: null } });
    current = old;
  });
});

describe('refused in one way, without a hint, and not carried out', () => {
  const mutation = bodyOf('mutation { note(text: "x") }');
  const late = new FixedClock(new Date(clock.now().getTime() - 30_001));
  const flipped = (token: Record<string, string>): Record<string, string> => {
    const text = token[CALL_HEADER]!;
    return { [CALL_HEADER]: text.slice(0, 60) + (text[60] === 'A' ? 'Q' : 'A') + text.slice(61) };
  };
  test.each<[string, () => Call]>([
    ['an unsigned call', () => ({ body: mutation })],
    ['an unsigned question for entities', () => ({ body: bodyOf('{ _entities(representations: ["x"]) }') })],
    ['an unsigned question for the SDL', () => ({ body: bodyOf('{ _service { sdl } }') })],
    ['an unsigned introspection', () => ({ body: bodyOf('{ __schema { types { name } } }') })],
    ['a call with a citizen’s token', () => ({ body: mutation, headers: { authorization: 'Bearer x' } })],
    ['a call that says who it is for by itself', () => ({ body: mutation, headers: { 'x-viewer': JSON.stringify(anna.viewer) } })],
    ['a call whose body was changed', () => ({ body: mutation.replace('"x', '"y'), headers: sign(mutation) })],
    ['a call whose token was changed', () => ({ body: mutation, headers: flipped(sign(mutation)) })],
    ['a call signed with another secret', () => ({ body: mutation, headers: sign(mutation, { secret: randomBytes(32).toString('base64url') }) })],
    ['a call that is older than 30 s', () => ({ body: mutation, headers: sign(mutation, { clock: late }) })],
    ['a call for another subgraph', () => ({ body: mutation, headers: sign(mutation, { audience: 'people' }) })],
    ['a signed body at another path', () => ({ path: '/', body: mutation, headers: sign(mutation) })],
    ['a signed body with a query in the address', () => ({ path: '/graphql?query={who}', body: mutation, headers: sign(mutation) })],
    ['GET', () => ({ method: 'GET', path: '/graphql?query={who}' })],
    ['GET with a token', () => ({ method: 'GET', headers: sign('') })],
    ['OPTIONS', () => ({ method: 'OPTIONS' })],
    ['an unsigned question who may follow', () => ({ path: '/follow', body: '{"query":"who","questions":[]}' })],
    ['POST at /ready', () => ({ path: '/ready' })],
  ])('%s', async (_, make) => {
    expect(await send(make())).toEqual(REFUSED);
    expect(notes).toEqual([]);
  });

  test('a call that was answered before', async () => {
    const headers = sign(mutation);
    expect((await send({ body: mutation, headers })).status).toBe(200);
    expect(await send({ body: mutation, headers })).toEqual(REFUSED);
    expect(notes.splice(0)).toEqual(['x']);
  });

  test('of the same call at the same time, all but one', async () => {
    const headers = sign(mutation);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ body: mutation, headers })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(notes.splice(0)).toEqual(['x']);
  });

  test('a long body is not even read', async () => {
    const answer = send({ headers: { 'content-length': '50000000' }, body: '{' }).catch((error: NodeJS.ErrnoException) => error.code);
    expect(await answer).toEqual(REFUSED);
  });
});

test('a signed call that is too large is told so, with and without an announced length', async () => {
  const body = bodyOf(`{ who } # ${'x'.repeat(100_000)}`);
  const tooLarge = { status: 413, body: { errors: [{ message: 'The call is larger than the limit.', extensions: { code: 'BODY_TOO_LARGE' } }] } };
  expect(await send({ body, headers: { ...sign(body), 'content-length': String(Buffer.byteLength(body)) } })).toEqual(tooLarge);
  expect(await send({ body, headers: { ...sign(body), 'transfer-encoding': 'chunked' } })).toEqual(tooLarge);
});

test('what should never happen is told to the operator, not to the caller', async () => {
  const body = 'no JSON';
  expect(await send({ body, headers: sign(body) })).toMatchObject({ status: 500, body: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
  expect(faults.splice(0)).toEqual([expect.any(SyntaxError)]);
});

test('/live and /ready are for everybody', async () => {
  expect(await send({ method: 'GET', path: '/live' })).toEqual({ status: 200, body: { status: 'live' } });
  expect(await send({ method: 'GET', path: '/ready' })).toEqual({ status: 200, body: { status: 'ready' } });
  ready = false;
  expect(await send({ method: 'GET', path: '/ready' })).toEqual({ status: 503, body: { status: 'starting' } });
  ready = true;
});
