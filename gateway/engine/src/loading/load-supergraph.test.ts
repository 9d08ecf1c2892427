import { parse, printSchema } from 'graphql';
import { createEngine, openEngine, type Engine } from '../engine.js';
import type { SubgraphRequest } from '../transport.js';
import { supergraphOf } from '../testing/supergraph.test-support.js';
import { loadSupergraph, type LoadedSupergraph } from './load-supergraph.js';
import { Slices } from './slices.js';

const { supergraphSdl } = supergraphOf([
  {
    name: 'shop',
    sdl: `"What can be read." type Query { things: [Thing!]! old(in: Int = 3): Int @deprecated(reason: "gone") }
      interface Named { name: String } union Found = Book | Lamp
      input Filter { name: String = "x" } enum Kind { BOOK LAMP } scalar Money
      type Book implements Named @key(fields: "id") { id: ID! name: String found(in: Filter, kind: Kind): Found }
      type Lamp { watts: Int price: Money }
      type Thing @key(fields: "id") { id: ID! }`,
  },
  { name: 'stock', sdl: 'type Thing @key(fields: "id") { id: ID! left: Int! } type Mutation { take(id: ID!): Thing }' },
]);

const requests: SubgraphRequest[] = [];
const transport = {
  execute: (request: SubgraphRequest) => {
    requests.push(request);
    return Promise.resolve(
      request.subgraph === 'shop' ? { data: { things: [{ __typename: 'Thing', id: '1' }] } } : { data: { _entities: [{ __typename: 'Thing', left: 7 }] } },
    );
  },
};

let slices: Slices;
let loaded: LoadedSupergraph;
let engine: Engine;
beforeAll(async () => {
  slices = new Slices();
  loaded = await loadSupergraph(supergraphSdl, slices);
  engine = openEngine(loaded, { transport });
});
afterAll(() => engine.close());

const OPERATION = '{ things { id left } }';

async function left(): Promise<string | null> {
  const prepared = await engine.prepare(parse(OPERATION), OPERATION);
  return (await engine.execute(prepared, {})).json;
}

test('a supergraph that another thread has read gives the same schema as one read in this thread', () => {
  const here = createEngine({ supergraphSdl, transport });
  expect(printSchema(engine.apiSchema)).toBe(printSchema(here.apiSchema));
  expect(engine.apiSchema.getType('Thing')?.astNode).toEqual(here.apiSchema.getType('Thing')?.astNode);
  expect(engine.outlineSdl).toBe(here.outlineSdl);
});

test('operations are planned by the other thread, once for all who ask at the same time', async () => {
  const document = parse(OPERATION);
  const preparing = [engine.prepare(document, OPERATION), engine.prepare(document, `${OPERATION} # other text`)] as const;
  const first = await preparing[0];
  expect(await preparing[1]).toBe(first);
  expect(engine.prepare(document, OPERATION)).toBe(first);
  expect((await engine.execute(first, {})).json).toBe('{"things":[{"id":"1","left":7}]}');
});

test('what the planner finds no plan for is refused, and the planner goes on', async () => {
  await expect(loaded.planner.plan('{ nothing }')).rejects.toThrow('nothing');
  expect(await loaded.planner.plan('{ old }')).toMatchObject({ kind: 'rootFetch' });
});

test('a planner that was closed comes back when it is asked', async () => {
  expect(await left()).toContain('"left":7');
  await engine.close();
  expect(await left()).toContain('"left":7');
  const other = '{ things { id } }';
  const prepared = await engine.prepare(parse(other), other);
  expect((await engine.execute(prepared, {})).json).toBe('{"things":[{"id":"1"}]}');
});

test.each([
  ['no GraphQL', 'type {', 'Syntax Error'],
  ['an ordinary schema', 'type Query { a: Int }', 'no supergraph'],
  ['no plan for anything', supergraphSdl.replaceAll('graph: SHOP', 'graph: NOWHERE'), ''],
])('%s is refused with the reason', async (_what, sdl, reason) => {
  await expect(loadSupergraph(sdl, new Slices())).rejects.toThrow(reason);
});
