/**
 * Scenario: an operator runs every part of the platform as a process of its own, one is killed, and somebody has got between the
 * gateway and a subgraph. Black box: the built command, PostgreSQL, and the network in between.
 */
import { DATABASE_MODULES, SUBGRAPH_NAMES, type SubgraphName } from '@otklik/app';
import { withConnection } from '@otklik/database';
import { GraphClient } from '@otklik/test/platform';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Author, manifestOf, step } from '../plugin-life/third-party.js';
import { startBalancer, type Balancer } from './balancer.js';
import { OtklikProcess } from './otklik-process.js';
import { recordCalls, type RecordingProxy } from './recording-proxy.js';

let home: string;
let database: TestDatabase;
let variables: Record<string, string>;
let gatewayVariables: Record<string, string>;
let gateway: OtklikProcess;
let url: string;
let otherGateway: OtklikProcess;
let otherUrl: string;
/** The second one of appeals; the balancer is before both. */
let replica: OtklikProcess;
let balancer: Balancer;
let wire: RecordingProxy;
const subgraphs = new Map<SubgraphName, OtklikProcess>();
const urls = new Map<SubgraphName, string>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-processes-'));
  database = await createTestDatabase(DATABASE_MODULES);
  variables = { OTKLIK_HOME: home, DATABASE_URL: database.url, OTKLIK_DEMO_SAMPLES: '0' };
  for (const name of SUBGRAPH_NAMES) subgraphs.set(name, new OtklikProcess(['subgraph', name, '--port', '0'], variables));
  for (const [name, subgraph] of subgraphs) urls.set(name, await subgraph.url());
  wire = await recordCalls(urls.get('people')!);
  replica = new OtklikProcess(['subgraph', 'appeals', '--port', '0'], variables);
  balancer = await startBalancer([new URL(urls.get('appeals')!), new URL(await replica.url())]);
  const between = new Map([['people', wire.url], ['appeals', balancer.url]]);
  const places = SUBGRAPH_NAMES.map((name) => `${name}=${between.get(name) ?? urls.get(name)}`);
  gatewayVariables = { ...variables, OTKLIK_SUBGRAPH_URLS: places.join(',') };
  gateway = new OtklikProcess(['gateway', '--port', '0'], gatewayVariables);
  url = await gateway.url();
  // Its identity provider is the first one's.
  otherGateway = new OtklikProcess(['gateway', '--port', '0'], gatewayVariables);
  otherUrl = await otherGateway.url();
});

afterAll(async () => {
  const codes = [await otherGateway?.stop(), await gateway?.stop(), await replica?.stop(), ...(await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop())))];
  await wire?.close();
  await balancer?.close();
  await database?.drop();
  await rm(home, { recursive: true, force: true });
  expect(new Set(codes)).toEqual(new Set([0]));
});

const SUBMIT = `mutation ($key: String!) { submitAppeal(input: { idempotencyKey: $key, categoryId: "roads.pothole", text: "Яма у школы", location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } }) {
  ... on SubmitAppealSuccess { appeal { id cursor author { login } } }
} }`;

const SUBMIT_TREE = `mutation ($key: String!) { submitAppeal(input: { idempotencyKey: $key, categoryId: "acme.trees.fallen", text: "Дерево", details: { treeFallen: { height: 12 } } }) {
  ... on SubmitAppealSuccess { appeal { details { __typename ... on TreeFallenDetails { height } } } }
} }`;

test('every process says whether it lives and is ready', async () => {
  for (const place of [url, ...urls.values()]) {
    expect(await Promise.all(['/live', '/ready'].map(async (path) => (await fetch(place + path)).status))).toEqual([200, 200]);
  }
});

describe('somebody between the gateway and a subgraph', () => {
  const send = async (headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${urls.get('people')}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: response.status, text: await response.text() };
  };
  const refused = { status: 401, text: '{"errors":[{"message":"This call is refused.","extensions":{"code":"UNAUTHENTICATED"}}]}' };

  test('sees nothing of the client’s token, cookies or names', async () => {
    const anna = await GraphClient.as(url, 'anna', { cookie: 'session=secret', 'x-forwarded-for': '203.0.113.7', 'x-viewer': '{"kind":"person","login":"operator"}', 'otklik-call': 'forged' });
    wire.seen.length = 0;
    expect(await anna.ask('{ viewer { login } }')).toEqual({ viewer: { login: 'anna' } });
    const [call] = wire.seen;
    expect(Object.keys(call!.headers).sort()).toEqual(['accept', 'connection', 'content-length', 'content-type', 'host', 'otklik-call'].filter((name) => name in call!.headers));
    expect(JSON.stringify(call)).not.toMatch(new RegExp(`secret|203\\.0\\.113|operator|forged|${anna.token!.split('.')[2]}`));
  });

  test('can neither repeat nor change nor redirect what it has seen', async () => {
    const anna = await GraphClient.as(url, 'anna');
    wire.seen.length = 0;
    await anna.ask('{ viewer { login } }');
    const { headers, body } = wire.seen[0]!;
    const token = { 'otklik-call': String(headers['otklik-call']) };
    expect(await send(token, body)).toEqual(refused);
    expect(await send(token, body.replace('login', 'id'))).toEqual(refused);
    expect(await send({}, body)).toEqual(refused);
    expect(await send({ authorization: `Bearer ${anna.token}` }, body)).toEqual(refused);
    const elsewhere = await fetch(`${urls.get('appeals')}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...token }, body });
    expect(elsewhere.status).toBe(401);
  });

  test('is told nothing without a signature, not even the schema', async () => {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: [{ __typename: "Citizen", id: "x" }]) { __typename } }', '{ __typename }']) {
      expect(await send({}, JSON.stringify({ query }))).toEqual(refused);
    }
  });
});

describe('a subgraph that is killed', () => {
  const SURVEYS = '{ surveys(first: 1) { nodes { id } } }';

  test('leaves a clear code behind, and the others go on; started again, it is back', async () => {
    const anna = await GraphClient.as(url, 'anna');
    await anna.ask(SURVEYS);
    await subgraphs.get('surveys')!.stop('SIGKILL');

    for (let count = 0; count < 8; count++) {
      const answer = await anna.send(SURVEYS);
      expect(answer.errors).toMatchObject([{ path: ['surveys'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    }
    const mutation = await anna.send('mutation { closeSurvey(input: { surveyId: "01a2029b-2ea6-7315-95ed-2768edfd0686" }) { __typename } }');
    expect(mutation.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    expect(await anna.ask('{ agencies(first: 1) { nodes { title } } }')).toMatchObject({ agencies: { nodes: [{ title: expect.any(String) }] } });
    expect((await fetch(`${url}/ready`)).status).toBe(200);

    const again = new OtklikProcess(['subgraph', 'surveys', '--port', new URL(urls.get('surveys')!).port], variables);
    subgraphs.set('surveys', again);
    await again.url();
    await eventually(async () => (await anna.send(SURVEYS)).errors === undefined);
  });

  test('is not missed by what happens live, whichever process moved the events', async () => {
    const anna = await GraphClient.as(url, 'anna');
    const { submitAppeal } = await anna.ask<{ submitAppeal: { appeal: { id: string; cursor: string } } }>(SUBMIT, { key: 'live-1' });
    const { id, cursor } = submitAppeal.appeal;
    const socket = anna.socket();
    const updates = socket.iterate<{ appealUpdated: { version: number } }>({
      query: `subscription { appealUpdated(appealId: ${JSON.stringify(id)}, after: ${JSON.stringify(cursor)}) { version } }`,
    });
    // Whoever held the relay's lock loses its connection: another process takes over.
    await withConnection(database.adminUrl, (client) =>
      client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'otklik relay' and datname = current_database()"),
    );
    const coordinator = await GraphClient.as(url, 'roads-coordinator');
    await coordinator.ask('mutation ($id: ID!) { registerAppeal(input: { appealId: $id }) { __typename } }', { id });
    expect((await updates.next()).value).toEqual({ data: { appealUpdated: { version: 2 } } });
    await socket.dispose();
  });
});

describe('a gateway that drains, beside another one on the same database', () => {
  const WATCH = 'subscription ($id: ID!, $after: String) { appealUpdated(appealId: $id, after: $after) { version cursor appeal { status } } }';
  const STEPS = [
    ['roads-coordinator', 'assignAppeal(input: { appealId: $id, executor: "roads-executor" })'],
    ['roads-executor', 'answerAppeal(input: { appealId: $id, text: "Заделали." })'],
    ['roads-approver', 'approveAnswer(input: { appealId: $id })'],
    ['anna', 'rateAnswer(input: { appealId: $id, score: 5 })'],
  ] as const;

  test('closes its sockets with 1012; who followed there goes on at the other from the cursor, with every change once and in order', async () => {
    const draining = new OtklikProcess(['gateway', '--port', '0', '--drain-delay-ms', '300', '--drain-ms', '300'], gatewayVariables);
    const heard: { version: number; cursor: string }[] = [];
    const follow = async (at: string, after: string) => {
      const socket = (await GraphClient.as(at, 'anna')).socket();
      const closed = new Promise<number>((resolve) => socket.on('closed', (event) => resolve((event as { code: number }).code)));
      const sink = { next: ({ data }: { data?: { appealUpdated: (typeof heard)[number] } | null }) => void (data == null || heard.push(data.appealUpdated)), error: () => undefined, complete: () => undefined };
      socket.subscribe({ query: WATCH, variables: { id, after } }, sink);
      return { socket, closed };
    };
    const step = async ([who, mutation]: readonly [string, string]) => {
      const answer = await (await GraphClient.as(url, who)).ask(`mutation ($id: ID!) { step: ${mutation} { __typename } }`, { id });
      expect(answer).toEqual({ step: { __typename: expect.stringMatching(/Success$/) } });
    };
    const drainingUrl = await draining.url();
    const { submitAppeal } = await (await GraphClient.as(url, 'anna')).ask<{ submitAppeal: { appeal: { id: string; cursor: string } } }>(SUBMIT, { key: 'drain-1' });
    const { id, cursor } = submitAppeal.appeal;
    const before = await follow(drainingUrl, cursor);
    await step(['roads-coordinator', 'registerAppeal(input: { appealId: $id })']);
    await eventually(() => Promise.resolve(heard.length > 0));

    const ended = draining.stop();
    // Some of it while the socket is still open, some when it is closed: which, is up to the machine.
    for (const one of STEPS.slice(0, 2)) await step(one);
    expect(await before.closed).toBe(1012);
    expect(await ended).toBe(0);
    await step(STEPS[2]);

    const after = await follow(url, heard.at(-1)!.cursor);
    await eventually(() => Promise.resolve(heard.length >= 4));
    await step(STEPS[3]);
    await eventually(() => Promise.resolve(heard.length >= 5));
    expect(heard.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6]);
    await after.socket.dispose();
  });
});

test('a plugin that is installed is in every replica and gateway with the next request; no request fails and no subscription closes meanwhile', async () => {
  const acme = new Author();
  const everywhere = await Promise.all([url, otherUrl].map((address) => GraphClient.as(address, 'anna')));
  const coordinator = await GraphClient.as(otherUrl, 'roads-coordinator');
  const operator = await GraphClient.as(url, 'operator');
  const { submitAppeal } = await everywhere[0]!.ask<{ submitAppeal: { appeal: { id: string; cursor: string } } }>(SUBMIT, { key: 'watched' });
  const { id, cursor } = submitAppeal.appeal;
  const counted = { asked: 0, failed: 0, closed: 0 };
  const sockets = everywhere.map((anna) => anna.socket());
  const updates = sockets.map((socket) => {
    socket.on('closed', () => counted.closed++);
    return socket.iterate<{ appealUpdated: { version: number } }>({ query: `subscription { appealUpdated(appealId: ${JSON.stringify(id)}, after: ${JSON.stringify(cursor)}) { version } }` });
  });
  let going = true;
  const load = everywhere.map(async (anna) => {
    while (going) {
      const { errors } = await anna.send('{ categories { id } appeals(first: 1) { nodes { id category { title } } } }');
      counted.asked++;
      if (errors !== undefined) counted.failed++;
    }
  });

  expect(await step(operator, 'addPublisher', { id: 'acme', title: { ru: 'Акме' }, key: acme.publicKey })).toMatchObject({ is: 'Success' });
  expect(await step(operator, 'publishPlugin', { release: acme.pack(manifestOf()) })).toMatchObject({ is: 'Success' });
  expect(await step(operator, 'decidePlugin', { pluginId: 'acme.trees', version: '1.0.0', state: 'APPROVED' })).toMatchObject({ is: 'Success' });
  const begun = performance.now();
  expect(await step(operator, 'installPlugin', { pluginId: 'acme.trees', version: '1.0.0', cabinet: 'roads' })).toMatchObject({ is: 'Success', isInUse: true });
  const seconds = (performance.now() - begun) / 1000;
  // So many at once that every replica is asked.
  const tried = await Promise.all(Array.from({ length: 12 }, (_, count) => everywhere[count % 2]!.send(SUBMIT_TREE, { key: `tree-${count}` })));
  expect(tried.map(({ data, errors }) => errors ?? (data as { submitAppeal: { appeal: { details: unknown } } }).submitAppeal.appeal.details)).toEqual(
    tried.map(() => ({ __typename: 'TreeFallenDetails', height: 12 })),
  );
  await coordinator.ask('mutation ($id: ID!) { registerAppeal(input: { appealId: $id }) { __typename } }', { id });
  for (const update of updates) expect((await update.next()).value).toEqual({ data: { appealUpdated: { version: 2 } } });
  going = false;
  await Promise.all(load);
  process.stdout.write(`installing took ${seconds.toFixed(2)} s with two gateways and two replicas; ${counted.asked} requests meanwhile, ${counted.failed} failed, ${counted.closed} sockets closed\n`);
  expect(counted).toEqual({ asked: counted.asked, failed: 0, closed: 0 });
  for (const socket of sockets) await socket.dispose();
});

describe('says in one line what is missing', () => {
  it.each([
    [['subgraph', 'people'], /"otklik subgraph people" needs DATABASE_URL.*otklik db serve/],
    [['gateway'], /"otklik gateway" needs DATABASE_URL.*otklik db serve/],
    [['subgraph', 'letters'], /There is no subgraph "letters": choose from appeals, cabinets, discussions, insights, people, surveys/],
    [['gateway', '--no-auth'], /--no-auth goes with --supergraph only/],
  ])('otklik %j', async (args, line) => {
    const run = new OtklikProcess(args, { OTKLIK_HOME: home });
    expect([await run.exit(), run.output, run.errors.trim().split('\n')]).toEqual([1, '', [expect.stringMatching(line)]]);
  });
});

/** Waits for something that other processes do. Fails by the time-out of the test. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}
