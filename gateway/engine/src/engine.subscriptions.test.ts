import { parse } from 'graphql';
import { createEngine, type Engine } from './engine.js';
import { SubscriptionFailure, type PreparedSubscription } from './prepared-subscription.js';
import { supergraphOf } from './testing/supergraph.test-support.js';
import { SubgraphRefusal, type SubgraphResponse, type SubgraphSubscription, type SubgraphTransport } from './transport.js';

const graph = supergraphOf([
  {
    name: 'stock',
    sdl: `type Query { a: Int } type Subscription { changed(id: ID!, note: String = "none"): Change! } type Change { number: Int! item: Item }
      type Item @key(fields: "id") { id: ID! }`,
  },
  { name: 'items', sdl: 'type Item @key(fields: "id") { id: ID! title: String }' },
]);

/** An engine whose upstream gives these events, then ends as told. */
function engineWith(events: SubgraphResponse[], end: () => Promise<IteratorResult<SubgraphResponse>> = () => Promise.resolve({ done: true, value: undefined })) {
  const seen: SubgraphSubscription[] = [];
  const state = { returned: 0 };
  const transport: SubgraphTransport = {
    execute: ({ variables }) => Promise.resolve(answerItems(variables)),
    subscribe(subscription) {
      seen.push(subscription);
      return {
        next: () => {
          const value = events.shift();
          return value === undefined ? end() : Promise.resolve({ done: false, value });
        },
        return: () => {
          state.returned++;
          return Promise.resolve({ done: true, value: undefined });
        },
      };
    },
  };
  return { engine: createEngine({ supergraphSdl: graph.supergraphSdl, transport }), seen, state };
}

/** What the subgraph of items says; it fails at the title of `bad`. */
function answerItems({ representations }: Record<string, unknown>): SubgraphResponse {
  const ids = (representations as { id: string }[]).map(({ id }) => id);
  const errors = ids.includes('bad') ? [{ message: 'No title', path: ['_entities', ids.indexOf('bad'), 'title'] }] : undefined;
  return { data: { _entities: ids.map((id) => ({ __typename: 'Item', title: id === 'bad' ? null : `item ${id}` })) }, errors };
}

function subscribe(engine: Engine, source: string, variables: Record<string, unknown> = {}) {
  return (engine.prepareSubscription(parse(source), source) as PreparedSubscription).subscribe({ variables, context: 'ctx' });
}

async function collect(results: ReturnType<typeof subscribe>): Promise<unknown[]> {
  if (Array.isArray(results)) throw new Error('The variables do not fit');
  const collected: unknown[] = [];
  for await (const { json, errors } of results) collected.push({ data: JSON.parse(json!) as unknown, ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }) });
  return collected;
}

/** An event under the keys of the plan. */
const change = (number: number, id: string): SubgraphResponse => ({ data: { _as_changed: { _as_nr: number, item: { __typename: 'Item', id } } } });

const OPERATION = 'subscription($id: ID!) { changed(id: $id) { nr: number item { title } } }';

test('each event is completed by the other subgraphs', async () => {
  const { engine, seen } = engineWith([change(1, 'a'), change(2, 'b')]);
  expect(await collect(subscribe(engine, OPERATION, { id: 'x' }))).toEqual([
    { data: { changed: { nr: 1, item: { title: 'item a' } } } },
    { data: { changed: { nr: 2, item: { title: 'item b' } } } },
  ]);
  expect(seen).toEqual([{ subgraph: 'stock', query: expect.stringContaining('subscription'), variables: { id: 'x' }, context: 'ctx' }]);
});

test('what fails for one event is an error of that event', async () => {
  const { engine } = engineWith([change(1, 'bad'), change(2, 'b')]);
  const [first, second] = await collect(subscribe(engine, OPERATION, { id: 'x' }));
  expect(first).toMatchObject({ data: { changed: { nr: 1, item: { title: null } } }, errors: [{ message: 'No title', path: ['changed', 'item', 'title'] }] });
  expect(second).toEqual({ data: { changed: { nr: 2, item: { title: 'item b' } } } });
});

test('variables that do not fit are told, and nobody is asked', () => {
  const { engine, seen } = engineWith([]);
  expect(subscribe(engine, OPERATION)).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })]);
  expect(seen).toEqual([]);
});

test('it can be cancelled while an event is waited for', async () => {
  const { engine, state } = engineWith([], () => new Promise(() => undefined));
  const results = subscribe(engine, OPERATION, { id: 'x' });
  if (Array.isArray(results)) throw new Error('The variables do not fit');
  void results.next();
  await results.return!();
  expect(state.returned).toBe(1);
});

test.each([
  [new SubgraphRefusal([{ message: 'Not you', extensions: { code: 'FORBIDDEN' } }]), { message: 'Not you', path: ['changed'], extensions: { code: 'FORBIDDEN' } }],
  [new Error('cut'), { message: 'A part of the graph did not answer.', path: ['changed'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
])('it ends with the reason: %s', async (reason, error) => {
  const { engine } = engineWith([], () => Promise.reject(reason));
  const failure: unknown = await collect(subscribe(engine, OPERATION, { id: 'x' })).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(SubscriptionFailure);
  expect((failure as SubscriptionFailure).errors.map((each) => each.toJSON())).toEqual([error]);
});

test('operations of other kinds are refused', () => {
  const { engine } = engineWith([]);
  expect(() => subscribe(engine, '{ a }')).toThrow('An operation of type query is not run here.');
});
