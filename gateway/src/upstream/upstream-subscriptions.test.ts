import { createEngine, Slices, type Engine, type SubgraphResponse, type SubgraphSubscription } from '@otklik/gateway-engine';
import { ANONYMOUS } from '@otklik/identity';
import { parse } from 'graphql';
import { EngineGateway } from '../apollo/engine-gateway.js';
import { composeSupergraph } from '../composition/compose.js';
import { ErrorPresenter } from '../errors/error-presenter.js';
import { PresentedErrors } from '../sockets/presented-error.js';
import { EventQueue } from '../transports/event-queue.js';
import { UpstreamSubscriptions } from './upstream-subscriptions.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const CONTEXT = { viewer: ANONYMOUS, locale: 'en', requestId: 'r' } as const;

/** An upstream that was asked for, and what gives its events. */
interface Upstream {
  readonly asked: SubgraphSubscription;
  readonly events: EventQueue<SubgraphResponse>;
  isStopped: boolean;
}

const upstreams: Upstream[] = [];
let engines: EngineGateway;
let subscriptions: UpstreamSubscriptions;

beforeEach(() => {
  upstreams.length = 0;
  engines = new EngineGateway(engineWith('type Change { number: Int! item: Item note(in: String): String }'));
  subscriptions = new UpstreamSubscriptions(engines, new ErrorPresenter(() => undefined, false));
});
afterEach(() => engines.stop());

/** An engine in this thread; items have their titles in another subgraph. */
function engineWith(change: string, itemKey = 'id'): Engine {
  const composition = composeSupergraph([
    { name: 'stock', sdl: `${LINK} type Query { a: Int } type Subscription { changed(id: ID!): Change } ${change} type Item @key(fields: "${itemKey}") { ${itemKey}: ID! }` },
    { name: 'titles', sdl: `${LINK} type Item @key(fields: "${itemKey}") { ${itemKey}: ID! title: String }` },
  ]);
  if (!composition.ok) throw new Error(JSON.stringify(composition.errors));
  return createEngine({
    supergraphSdl: composition.supergraphSdl,
    transport: {
      execute: () => Promise.resolve({ data: { _entities: [{ __typename: 'Item', title: 'Spade' }] } }),
      subscribe(asked) {
        const upstream: Upstream = { asked, events: new EventQueue<SubgraphResponse>(), isStopped: false };
        upstream.events.onStop = () => void (upstream.isStopped = true);
        upstreams.push(upstream);
        return upstream.events;
      },
    },
  });
}

function subscribe(source: string) {
  const document = parse(source);
  return subscriptions.subscribe({ document, source, operationName: null, schema: engines.current.apiSchema, variables: {}, context: CONTEXT });
}

async function swapTo(engine: Engine) {
  engines.use(engine);
  return subscriptions.swap(new Slices());
}

const NUMBERS = 'subscription { changed(id: 1) { number item { title } } }';
const event = (number: number, key = 'id'): SubgraphResponse => ({ data: { _as_changed: { number, item: { __typename: 'Item', [key]: '1' } } } });
const result = (number: number) => `{"data":{"changed":{"number":${number},"item":{"title":"Spade"}}}}`;

test('a subscription that asks the same of its subgraph keeps its upstream and loses nothing', async () => {
  const running = await subscribe(NUMBERS);
  const awaited = running.next();
  upstreams[0]!.events.push(event(1));
  expect((await awaited).value?.text).toBe(result(1));
  upstreams[0]!.events.push(event(2));
  expect(await swapTo(engineWith('type Change { number: Int! item: Item more: Int }'))).toEqual({ moved: 1, ended: 0 });
  upstreams[0]!.events.push(event(3));
  expect([(await running.next()).value?.text, (await running.next()).value?.text]).toEqual([result(2), result(3)]);
  expect([upstreams.length, upstreams[0]!.isStopped]).toEqual([1, false]);
});

test('one whose subgraph must be asked otherwise gets a new upstream, also while it waits', async () => {
  const running = await subscribe(NUMBERS);
  const awaited = running.next();
  expect(await swapTo(engineWith('type Change { number: Int! item: Item }', 'code'))).toEqual({ moved: 1, ended: 0 });
  expect(upstreams.map(({ asked, isStopped }) => [asked.query.includes('code'), isStopped])).toEqual([
    [false, true],
    [true, false],
  ]);
  upstreams[1]!.events.push(event(4, 'code'));
  expect((await awaited).value?.text).toBe(result(4));
});

test('one that does not fit ends with the reason, and only that one', async () => {
  const [fitting, unfitting] = [await subscribe(NUMBERS), await subscribe('subscription { changed(id: 1) { note } }')];
  const waiting = fitting.next();
  const ending = unfitting.next().catch((error: unknown) => error);
  expect(await swapTo(engineWith('type Change { number: Int! item: Item }'))).toEqual({ moved: 1, ended: 1 });
  const failure = await ending;
  expect(failure).toBeInstanceOf(PresentedErrors);
  expect((failure as PresentedErrors).formatted).toEqual([
    { message: 'The subscription does not fit the new schema: Cannot query field "note" on type "Change".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
  expect(await unfitting.next()).toEqual({ done: true, value: undefined });
  expect(upstreams.map(({ isStopped }) => isStopped)).toEqual([false, true]);
  upstreams[0]!.events.push(event(5));
  expect((await waiting).value?.text).toBe(result(5));
});

test('one that was being prepared during a swap is moved too', async () => {
  const preparing = subscribe('subscription { changed(id: 1) { note } }');
  engines.use(engineWith('type Change { number: Int! item: Item }'));
  await subscriptions.swap(new Slices());
  await expect((await preparing).next()).rejects.toThrow('does not fit the new schema');
});

test('one that has ended is forgotten', async () => {
  const running = await subscribe(NUMBERS);
  await running.return();
  expect(await swapTo(engineWith('type Change { number: Int! item: Item }'))).toEqual({ moved: 0, ended: 0 });
  expect(upstreams[0]!.isStopped).toBe(true);
});
