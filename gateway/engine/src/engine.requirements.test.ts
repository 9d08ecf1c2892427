import { supergraphOf } from './testing/supergraph.test-support.js';

const byId = ({ id, ...rest }: { id: string }): object => ({ id, ...rest });

describe('requirements that require', () => {
  const graph = supergraphOf([
    { name: 'goods', sdl: 'type Query { good: Good } type Good @key(fields: "id") { id: ID! price: Int! }', resolvers: { Query: { good: () => ({ id: '1', price: 700 }) } } },
    {
      name: 'ratings',
      sdl: 'type Good @key(fields: "id") { id: ID! price: Int! @external isDear: Boolean! @requires(fields: "price") }',
      resolvers: { Good: { __resolveReference: byId, isDear: ({ price }: { price: number }) => price > 500 } },
    },
    {
      name: 'wallets',
      sdl: 'type Good @key(fields: "id") { id: ID! isDear: Boolean! @external price: Int! @external advice: String! @requires(fields: "isDear price") }',
      resolvers: { Good: { __resolveReference: byId, advice: ({ isDear, price }: { isDear: boolean; price: number }) => `${isDear ? 'save' : 'buy'} ${price}` } },
    },
  ]);

  test('are met one after another, also when the client asks for none of them', async () => {
    expect(await graph.run('{ good { advice } }')).toEqual({ data: { good: { advice: 'save 700' } } });
    expect(graph.requests.map(({ subgraph }) => subgraph)).toEqual(['goods', 'ratings', 'wallets']);
  });

  test('are not asked for when conditions leave out what needs them', async () => {
    const operation = 'query($deep: Boolean!) { good { id advice @include(if: $deep) isDear @skip(if: $deep) } }';
    expect(await graph.run(operation, { deep: true })).toEqual({ data: { good: { id: '1', advice: 'save 700' } } });
    expect(await graph.run(operation, { deep: false })).toEqual({ data: { good: { id: '1', isDear: true } } });
    expect(graph.requests.map(({ subgraph }) => subgraph)).toEqual(['goods', 'ratings']);
  });

  test('of an object that conditions leave out in one place are not asked for without its type', async () => {
    const operation = 'query($no: Boolean = false) { good @include(if: $no) { isDear @skip(if: $no) advice } good { id price } }';
    expect(await graph.run(operation)).toEqual({ data: { good: { id: '1', price: 700 } } });
  });
});

describe('requirements by type', () => {
  const TYPES = `interface Address { id: ID! }
    type Home implements Address @key(fields: "id") { id: ID! city: String @shareable }
    type Office implements Address @key(fields: "id") { id: ID! country: String @shareable }`;
  const ADDRESSES: Readonly<Record<string, object>> = {
    '1': { __typename: 'Home', id: 'h', city: 'Tomsk' },
    '2': { __typename: 'Office', id: 'o', country: 'RU' },
  };
  const graph = supergraphOf([
    {
      name: 'people',
      sdl: `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! address: Address } ${TYPES}`,
      resolvers: { Query: { people: () => ['1', '2', '3'].map((id) => ({ id, address: ADDRESSES[id] ?? null })) } },
    },
    {
      name: 'post',
      sdl: `type Person @key(fields: "id") { id: ID! address: Address @external
        label: String @requires(fields: "address { ... on Home { city } ... on Office { country } }") } ${TYPES}`,
      resolvers: { Person: { __resolveReference: byId, label: ({ address }: { address?: unknown }) => JSON.stringify(address) } },
    },
  ]);

  test('send what each type has, and which it is', async () => {
    const { data } = await graph.run('{ people { label } }');
    const labels = (data as { people: { label: string }[] }).people.map(({ label }) => JSON.parse(label) as unknown);
    expect(labels).toEqual([{ __typename: 'Home', city: 'Tomsk' }, { __typename: 'Office', country: 'RU' }, null]);
  });
});

describe('@provides', () => {
  const graph = supergraphOf([
    {
      name: 'feeds',
      sdl: `type Query { feed: [Media!]! @provides(fields: "... on Book { title }") } union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @external } type Film @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { feed: () => [{ __typename: 'Book', id: '1', title: 'provided' }, { __typename: 'Film', id: '2' }] } },
    },
    {
      name: 'titles',
      sdl: 'type Book @key(fields: "id") { id: ID! title: String @shareable } type Film @key(fields: "id") { id: ID! title: String }',
      resolvers: {
        Book: { __resolveReference: byId, title: () => 'fetched' },
        Film: { __resolveReference: byId, title: () => 'fetched' },
      },
    },
  ]);

  test('on a union holds for the type that it names', async () => {
    expect(await graph.run('{ feed { ... on Book { title } ... on Film { name: title } } }')).toEqual({ data: { feed: [{ title: 'provided' }, { name: 'fetched' }] } });
  });
});

describe('types that give one name to fields of different types', () => {
  const graph = supergraphOf([
    {
      name: 'accounts',
      sdl: `type Query { accounts: [Account!]! } union Account = User | Admin
        type User @key(fields: "id") { id: ID! friends: [Account!]! } type Admin { id: ID }`,
      resolvers: {
        Query: {
          accounts: () => [
            { __typename: 'User', id: '1', friends: [{ __typename: 'Admin', id: '9' }] },
            { __typename: 'Admin', id: null },
          ],
        },
      },
    },
    {
      name: 'names',
      // Nullable here, and so in the graph: only for the subgraph above is it another type than that of an admin's id.
      sdl: 'type User @key(fields: "id") { id: ID name: String }',
      resolvers: { User: { __resolveReference: byId, name: ({ id }: { id: string }) => `user ${id}` } },
    },
  ]);

  test('are asked for under names that do not clash, and answered under the client’s', async () => {
    const operation = '{ accounts { ... on User { id name friends { ... on Admin { id } ... on User { id } } } ... on Admin { id } } }';
    expect(await graph.run(operation)).toEqual({ data: { accounts: [{ id: '1', name: 'user 1', friends: [{ id: '9' }] }, { id: null }] } });
  });
});
