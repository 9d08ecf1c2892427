import { validate } from 'graphql';
import { supergraphOf } from './testing/supergraph.test-support.js';

describe('enums that differ between subgraphs', () => {
  const graph = supergraphOf([
    {
      name: 'people',
      sdl: `type Query { people: [Person!]! peopleOf(kind: Kind!): [Person!]! }
        type Person @key(fields: "id") { id: ID! kind: Kind }
        enum Kind { CITIZEN CLERK ROBOT @inaccessible }`,
      resolvers: {
        Query: {
          people: () => ['CITIZEN', 'ROBOT'].map((kind) => ({ id: kind, kind })),
          peopleOf: (_: unknown, { kind }: { kind: string }) => [{ id: kind, kind }],
        },
      },
    },
    {
      name: 'desks',
      sdl: `type Person @key(fields: "id") { id: ID! may(kind: Kind): Boolean }
        enum Kind { CITIZEN CLERK }`,
      resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id }), may: ({ id }: { id: string }, { kind }: { kind: string }) => id === kind } },
    },
  ]);

  test('a value that all have travels as argument, variable and result, to each subgraph', async () => {
    expect(await graph.run('query($kind: Kind!) { peopleOf(kind: $kind) { kind may(kind: $kind) not: may(kind: CLERK) } }', { kind: 'CITIZEN' })).toEqual({
      data: { peopleOf: [{ kind: 'CITIZEN', may: true, not: false }] },
    });
  });

  test('a value that clients may not see is null with an error as a result, and no valid argument', async () => {
    const { data, errors } = await graph.run('{ people { id kind } }');
    expect(data).toEqual({
      people: [
        { id: 'CITIZEN', kind: 'CITIZEN' },
        { id: 'ROBOT', kind: null },
      ],
    });
    expect(errors).toEqual([expect.objectContaining({ path: ['people', 1, 'kind'] })]);
    expect(validate(graph.engine.apiSchema, graph.parse('{ peopleOf(kind: ROBOT) { id } }'))).toHaveLength(1);
    expect(await graph.run('query($kind: Kind!) { peopleOf(kind: $kind) { id } }', { kind: 'ROBOT' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(graph.requests).toEqual([]);
  });
});

describe('input objects that differ between subgraphs', () => {
  const echo = (_: unknown, { page }: { page: unknown }): string => JSON.stringify(page);
  const graph = supergraphOf([
    { name: 'a', sdl: 'type Query { inA(page: Page!): String } input Page { first: Int! = 10 offset: Int }', resolvers: { Query: { inA: echo } } },
    { name: 'b', sdl: 'type Query { inB(page: Page = { first: 3 }): String } input Page { first: Int! = 10 }', resolvers: { Query: { inB: echo } } },
  ]);

  test('have the fields that all have, with their defaults', async () => {
    expect(await graph.run('query($page: Page! = { first: 5 }) { inA(page: $page) b: inB(page: {}) inB }')).toEqual({
      data: { inA: '{"first":5}', b: '{"first":10}', inB: '{"first":3}' },
    });
  });

  test('have none that one of them lacks', async () => {
    expect(validate(graph.engine.apiSchema, graph.parse('{ inA(page: { offset: 1 }) }'))).toHaveLength(1);
    expect(await graph.run('query($page: Page!) { inA(page: $page) }', { page: { first: 1, offset: 1 } })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('a union whose types differ between subgraphs', () => {
  const graph = supergraphOf([
    {
      name: 'books',
      sdl: `type Query { shelf: [Media!]! } union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String } type Film @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { shelf: () => [{ __typename: 'Book', id: '1', title: 'Oblomov' }, { __typename: 'Film', id: '2' }] } },
    },
    {
      name: 'songs',
      sdl: `type Query { disc: [Media!]! } union Media = Song | Film
        type Song @key(fields: "id") { id: ID! bars: Int } type Film @key(fields: "id") { id: ID! minutes: Int }`,
      resolvers: {
        Query: { disc: () => [{ __typename: 'Song', id: '3', bars: 12 }, { __typename: 'Film', id: '2', minutes: 90 }] },
        Film: { __resolveReference: ({ id }: { id: string }) => ({ id, minutes: 90 }) },
      },
    },
  ]);

  test('gives from each subgraph what it has, and asks none for a type that it does not know', async () => {
    const media = '__typename ... on Book { title } ... on Song { bars } ... on Film { minutes }';
    expect(await graph.run(`{ shelf { ${media} } disc { ${media} } }`)).toEqual({
      data: {
        shelf: [
          { __typename: 'Book', title: 'Oblomov' },
          { __typename: 'Film', minutes: 90 },
        ],
        disc: [
          { __typename: 'Song', bars: 12 },
          { __typename: 'Film', minutes: 90 },
        ],
      },
    });
  });
});

test('a union has no member that clients may not see, and such an object is null', async () => {
  const graph = supergraphOf([
    {
      name: 'zoo',
      sdl: `type Query { pets: [Pet] } union Pet = Dog | Wolf
        type Dog { name: String } type Wolf @inaccessible { name: String }`,
      resolvers: {
        Query: {
          pets: () => [
            { __typename: 'Dog', name: 'Rex' },
            { __typename: 'Wolf', name: 'Akela' },
          ],
        },
      },
    },
  ]);
  expect(graph.engine.apiSchema.getType('Wolf')).toBeUndefined();
  expect(await graph.run('{ pets { ... on Dog { name } } }')).toMatchObject({ data: { pets: [{ name: 'Rex' }, null] } });
});
