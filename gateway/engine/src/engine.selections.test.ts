import { SHOP } from './testing/shop.test-support.js';
import { supergraphOf } from './testing/supergraph.test-support.js';

const shop = supergraphOf(SHOP);

describe('aliases', () => {
  test('one field under several names, with several arguments', async () => {
    const { data } = await shop.run('{ me { plain: name loud: name(upper: true) few: reviews(minStars: 5) { id } all: reviews { id } } }');
    expect(data).toEqual({ me: { plain: 'Анна', loud: 'АННА', few: [{ id: 'r1' }], all: [{ id: 'r1' }, { id: 'r3' }] } });
  });

  /** `tag` is nullable everywhere in the graph, but in `stock` not on a bolt: there the two may not share a name. */
  const tagged = supergraphOf([
    {
      name: 'stock',
      sdl: 'type Query { parts: [Part] } union Part = Bolt | Nut type Bolt @shareable { tag: String! } type Nut @shareable { tag: String }',
      resolvers: {
        Query: {
          parts: () => [
            { __typename: 'Bolt', tag: 'b' },
            { __typename: 'Nut', tag: null },
          ],
        },
      },
    },
    { name: 'labels', sdl: 'type Query { bolt: Bolt nut: Nut } type Bolt @shareable { tag: String } type Nut @shareable { tag: String }' },
  ]);

  test('one name for fields that only differ in one subgraph', async () => {
    await expect(tagged.run('{ parts { ... on Bolt { tag } ... on Nut { tag } } }')).resolves.toEqual({
      data: { parts: [{ tag: 'b' }, { tag: null }] },
    });
    await expect(tagged.run('{ parts { ... on Bolt { it: tag } ... on Nut { it: tag } } }')).resolves.toEqual({
      data: { parts: [{ it: 'b' }, { it: null }] },
    });
  });

  test('an alias that is the name of a key or of a required field', async () => {
    const { data } = await shop.run(
      '{ books { id: title grams: isbn postage weight: label crates } me { id: email reviews { id: text } } }',
    );
    expect(data).toEqual({
      books: [
        { id: 'Roads', grams: '978-1', postage: 300, weight: 'ISBN 978-1', crates: 0.03 },
        { id: 'Houses', grams: '978-3', postage: null, weight: 'ISBN 978-3', crates: null },
      ],
      me: { id: 'anna@example.org', reviews: [{ id: 'good' }, { id: 'fine' }] },
    });
  });

  test('aliases with two underscores, as Relay and others write them', async () => {
    const { data } = await shop.run(
      '{ __isQuery: __typename me { __isUser: __typename __id: id __name: name(upper: true) __reviews: reviews { __text: text } } books { __isBook: __typename __postage: postage } }',
    );
    expect(data).toEqual({
      __isQuery: 'Query',
      me: { __isUser: 'User', __id: 'u1', __name: 'АННА', __reviews: [{ __text: 'good' }, { __text: 'fine' }] },
      books: [
        { __isBook: 'Book', __postage: 300 },
        { __isBook: 'Book', __postage: null },
      ],
    });
  });

  test('aliases that the engine needs for itself are refused', async () => {
    await expect(shop.run('{ me { __typename: name } }')).rejects.toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    await expect(shop.run('{ me { __proto__: name } }')).rejects.toThrow('The alias "__proto__" is reserved');
    await expect(shop.run('{ me { __typename: __typename } }')).resolves.toEqual({ data: { me: { __typename: 'User' } } });
  });
});

describe('__typename', () => {
  test('on the root, on objects, in lists, under aliases and twice', async () => {
    const { data } = await shop.run(
      '{ __typename root: __typename me { kind: __typename __typename reviews { __typename } } search(from: 3) { kind: __typename } }',
    );
    expect(data).toEqual({
      __typename: 'Query',
      root: 'Query',
      me: { kind: 'User', __typename: 'User', reviews: [{ __typename: 'Review' }, { __typename: 'Review' }] },
      search: [{ kind: 'Gadget' }, null, { kind: 'User' }, { kind: 'User' }, { kind: 'User' }],
    });
  });

  test('of the root alone asks no subgraph', async () => {
    await expect(shop.run('{ __typename }')).resolves.toEqual({ data: { __typename: 'Query' } });
    expect(shop.requests).toEqual([]);
  });
});

describe('interfaces and unions across subgraphs', () => {
  test('fragments on concrete types, on the interface, and on another union', async () => {
    const { data } = await shop.run(
      '{ reviews { subject { ... on Product { title } ... on Found { ... on Book { postage } ... on Subject { ... on Gadget { depots } } } } } }',
    );
    expect(data).toEqual({
      reviews: [
        { subject: { title: 'Roads', postage: 300 } },
        { subject: { title: 'Lamp', depots: ['acme-north', 'acme-south'] } },
        { subject: { title: 'Lamp', depots: ['acme-north', 'acme-south'] } },
        { subject: { title: 'Houses', postage: null } },
      ],
    });
  });

  test('an object about which nothing is selected is an empty object', async () => {
    await expect(shop.run('{ search(from: 2) { ... on User { id } } }')).resolves.toEqual({
      data: { search: [{}, {}, null, { id: 'u1' }, { id: 'u2' }, { id: 'u3' }] },
    });
  });

  test('an interface without a type condition is answered without asking for types', async () => {
    await expect(shop.run('{ products { id title } }')).resolves.toMatchObject({
      data: { products: [{ id: 'p1', title: 'Roads' }, {}, {}, {}] },
    });
  });
});

describe('fragments', () => {
  test('named and inline fragments, spread twice and nested, add up', async () => {
    const { data } = await shop.run(`
      query { me { ...A ... on User { ...A reviews { text } } ... { ...B } } }
      fragment A on User { name ...B }
      fragment B on User { reviews { stars subject { ...C } } }
      fragment C on Product { title }
    `);
    expect(data).toEqual({
      me: {
        name: 'Анна',
        reviews: [
          { stars: 5, subject: { title: 'Roads' }, text: 'good' },
          { stars: 4, subject: { title: 'Lamp' }, text: 'fine' },
        ],
      },
    });
  });

  test('a fragment that spreads itself is refused before it reaches the planner', () => {
    const document = shop.parse('{ me { ...A } } fragment A on User { name ...B } fragment B on User { ...A }');
    expect(() => shop.engine.prepare(document, 'circle')).toThrow('The fragment "A" spreads itself.');
  });
});

describe('@skip and @include', () => {
  test.each([
    [true, { me: { name: 'Анна', reviews: [{ stars: 5 }, { stars: 4 }] } }, ['accounts', 'reviews']],
    [false, { me: { name: 'Анна', email: 'anna@example.org' } }, ['accounts']],
  ])('a variable decides on fields of another subgraph: %s', async (full, expected, subgraphs) => {
    const { data } = await shop.run(
      'query ($full: Boolean!) { me { name email @skip(if: $full) reviews @include(if: $full) { stars } } }',
      { full },
    );
    expect(data).toEqual(expected);
    expect(shop.requests.map(({ subgraph }) => subgraph)).toEqual(subgraphs);
  });

  test('on root fields, fragments, nested fragments, and both at once', async () => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      me @include(if: $a) @skip(if: $b) { name }
      ...Rest @include(if: $a)
      ... @skip(if: $b) { user(id: "u2") { ... on User @include(if: $a) { reviews { text @skip(if: $b) stars } } } }
    } fragment Rest on Query { users(first: 1) { ...Who @skip(if: $b) id } } fragment Who on User { name }`;
    await expect(shop.run(query, { a: true, b: false })).resolves.toEqual({
      data: { me: { name: 'Анна' }, users: [{ name: 'Анна', id: 'u1' }], user: { reviews: [{ text: null, stars: 1 }] } },
    });
    await expect(shop.run(query, { a: true, b: true })).resolves.toEqual({ data: { users: [{ id: 'u1' }] } });
    await expect(shop.run(query, { a: false, b: false })).resolves.toEqual({ data: { user: {} } });
    await expect(shop.run(query, { a: false, b: true })).resolves.toEqual({ data: {} });
  });

  test('what is excluded for good asks no subgraph', async () => {
    await expect(shop.run('{ me @include(if: false) { name } ... @skip(if: true) { users { id } } }')).resolves.toEqual({ data: {} });
    expect(shop.requests).toEqual([]);
  });

  test('a parent stays when all its children are skipped', async () => {
    await expect(
      shop.run('query ($no: Boolean = false) { me { name @include(if: $no) reviews @include(if: $no) { id } } }'),
    ).resolves.toEqual({ data: { me: {} } });
  });

  test('fields come in the order of the selections that count', async () => {
    const query = 'query ($first: Boolean!) { me { id @include(if: $first) name id } }';
    const document = shop.parse(query);
    const prepared = await shop.engine.prepare(document, query);
    expect((await shop.engine.execute(prepared, { variables: { first: true } })).json).toBe('{"me":{"id":"u1","name":"Анна"}}');
    expect((await shop.engine.execute(prepared, { variables: { first: false } })).json).toBe('{"me":{"name":"Анна","id":"u1"}}');
  });
});

describe('variables', () => {
  test('reach just those subgraphs that use them', async () => {
    const { data } = await shop.run(
      'query ($upper: Boolean!, $stars: Int) { me { name(upper: $upper) reviews(minStars: $stars) { id } } }',
      { upper: true, stars: 5 },
    );
    expect(data).toEqual({ me: { name: 'АННА', reviews: [{ id: 'r1' }] } });
    expect(shop.requests.map(({ variables }) => variables)).toEqual([
      { upper: true },
      { stars: 5, representations: [{ __typename: 'User', id: 'u1' }] },
    ]);
  });

  test('defaults of the operation and of arguments count when a variable is missing', async () => {
    const query = 'query ($upper: Boolean = true, $first: Int) { users(first: $first) { name(upper: $upper) } }';
    await expect(shop.run(query, { first: 1 })).resolves.toEqual({ data: { users: [{ name: 'АННА' }] } });
    await expect(shop.run(query, { upper: false })).resolves.toEqual({
      data: { users: [{ name: 'Анна' }, { name: 'Boris "B"' }, { name: 'Vera\n' }] },
    });
  });

  test('input objects, enums and lists travel as they are', async () => {
    const query = 'query ($filter: Filter, $unit: Unit) { products(filter: $filter) { ... on Book { weight(unit: $unit) } } }';
    await expect(shop.run(query, { filter: { ids: 'p1' }, unit: 'KILOGRAM' })).resolves.toEqual({ data: { products: [{ weight: 0.3 }] } });
  });

  test('ones that do not fit are told, and nothing is asked', async () => {
    const { data, errors } = await shop.run('query ($id: ID!, $first: Int) { user(id: $id) { id } users(first: $first) { id } }', {
      first: 'many',
    });
    expect(data).toBeUndefined();
    expect(errors?.map(({ message, extensions }) => [message, extensions?.['code']])).toEqual([
      ['Variable "$id" of required type "ID!" was not provided.', 'BAD_USER_INPUT'],
      ['Variable "$first" got invalid value; Expected a value of type "Int".', 'BAD_USER_INPUT'],
    ]);
    expect(shop.requests).toEqual([]);
  });
});

test('@defer and @stream are refused', () => {
  const document = shop.parse('{ me { ... @defer { name } } }');
  expect(() => shop.engine.prepare(document, 'deferred')).toThrow(expect.objectContaining({ extensions: { code: 'DEFER_NOT_SUPPORTED' } }));
});
