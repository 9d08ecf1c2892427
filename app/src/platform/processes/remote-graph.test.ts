import { readCallKeys, createCallVerifier } from '@otklik/signed-calls';
import { serveSubgraph, type Subgraph, type SubgraphServer } from '@otklik/subgraph';
import { buildSchema, execute } from 'graphql';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraph-names.js';
import { RemoteGraph } from './remote-graph.js';
import { signedHeaders } from './signed-headers.js';

/** On Linux a part of the loopback network that no other test listens at: a port that is left for a while stays free. */
const host = process.platform === 'linux' ? '127.0.77.2' : '127.0.0.1';
const keys = readCallKeys(['s'.repeat(32)]);
const servers = new Map<SubgraphName, SubgraphServer>();
const sdls = new Map<SubgraphName, string>(SUBGRAPH_NAMES.map((name) => [name, `type Query { ${name}: Int }`]));
const urls = new Map<SubgraphName, string>();

async function serve(name: SubgraphName, port = 0): Promise<void> {
  const schema = buildSchema('type Query { _service: Service } type Service { sdl: String }');
  const current = (): Subgraph => ({
    name,
    sdl: '',
    schema,
    execute: async ({ document }) => execute({ schema, document, rootValue: { _service: { sdl: sdls.get(name) } } }),
  });
  const server = serveSubgraph({ current, verifier: createCallVerifier({ keys, audience: name }), onFault: (error) => expect(error).toBeNull() });
  servers.set(name, server);
  urls.set(name, `http://${host}:${(await server.listen({ host, port })).port}/graphql`);
}

beforeAll(() => Promise.all(SUBGRAPH_NAMES.map((name) => serve(name))));
afterAll(() => Promise.all([...servers.values()].map((server) => server.stop())));

test('is composed when every subgraph has answered, and says for whom it waits until then', async () => {
  await servers.get('people')!.stop();
  const waiting: string[] = [];
  const begun = Promise.withResolvers<void>();
  const opening = new RemoteGraph({ urls, headers: signedHeaders(keys) }).open((line) => {
    waiting.push(line);
    begun.resolve();
  });
  await begun.promise;
  await serve('people', Number(new URL(urls.get('people')!).port));
  const supergraph = await opening;
  for (const name of SUBGRAPH_NAMES) expect(supergraph).toContain(`${name}: Int @join__field`);
  expect(waiting).toEqual([`Waiting for people at ${urls.get('people')} (ECONNREFUSED)`]);
});

test('with another secret it waits, and says why', async () => {
  const stop = new AbortController();
  const waiting: string[] = [];
  const graph = new RemoteGraph({ urls, headers: signedHeaders(readCallKeys(['x'.repeat(32)])) });
  const opening = graph.open((line) => {
    waiting.push(line);
    stop.abort();
  }, stop.signal);
  await expect(opening).rejects.toThrow('aborted');
  expect(waiting[0]).toContain('surveys at ' + urls.get('surveys') + ' (it does not take calls of this gateway: is the secret of calls the same');
});

test('follows what subgraphs say about themselves; what does not fit, or does not answer, changes nothing', async () => {
  const graph = new RemoteGraph({ urls, headers: signedHeaders(keys), everyMs: 20 });
  await graph.open(() => undefined);
  const heard: string[] = [];
  const next = (): Promise<string> => new Promise((resolve) => (tell = resolve));
  let tell = (_line: string): void => undefined;
  graph.follow(
    async (supergraph) => (heard.push('swap'), tell(supergraph)),
    (error) => (heard.push('trouble'), tell((error as Error).message)),
  );

  const more = next();
  sdls.set('people', 'type Query { people: Int, more: Int }');
  expect(await more).toContain('more: Int @join__field');

  const trouble = next();
  sdls.set('people', 'type Query { people: Strange }');
  expect(await trouble).toContain('The subgraphs do not compose');

  const back = next();
  await servers.get('surveys')!.stop();
  sdls.set('people', 'type Query { people: Int }');
  expect(await back).toContain('surveys: Int @join__field');
  expect(heard).toEqual(['swap', 'trouble', 'swap']);
  await graph.stop();
});
