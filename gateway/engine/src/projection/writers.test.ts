import { supergraphOf, type TestSubgraph } from '../testing/supergraph.test-support.js';

/** Visits of people, several of whom live at one address: what an entity answered is a part of each of its places. */
const visits: TestSubgraph = {
  name: 'visits',
  sdl: 'type Query { visits: [Visit] } type Visit { person: Person! note: String! } type Person @key(fields: "id") { id: ID! }',
  resolvers: {
    Query: {
      visits: () => [
        { person: { id: '1' }, note: 'not for this graph' },
        { person: { id: '1' }, note: 'first' },
        { person: { id: '2' }, note: 'other' },
        { person: { id: '1' }, note: 'again' },
      ],
    },
  },
};

const people: TestSubgraph = {
  name: 'people',
  sdl: 'type Person @key(fields: "id") { id: ID! address: Address! } type Address { street: String! house: Int! }',
  resolvers: { Person: { address: ({ id }: { id: string }) => ({ street: `Улица ${id}`, house: Number(id) }) } },
};

test('what several places share is written rightly after the first of them was taken back for a null', async () => {
  const graph = supergraphOf([visits, people]);
  // A subgraph that does not keep to its own schema.
  graph.intercept(async (_, answer) => {
    const response = await answer();
    const [first] = (response.data?.['visits'] ?? []) as { note: string | null }[];
    if (first !== undefined) first.note = null;
    return response;
  });
  const { data } = await graph.run('{ visits { person { address { house street } } note } }');
  const visit = (id: number, note: string): unknown => ({ person: { address: { house: id, street: `Улица ${id}` } }, note });
  expect(data).toEqual({ visits: [null, visit(1, 'first'), visit(2, 'other'), visit(1, 'again')] });
});
