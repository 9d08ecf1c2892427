import { supergraphOf } from './testing/supergraph.test-support.js';

describe('@requires', () => {
  const graph = supergraphOf([
    {
      name: 'catalog',
      sdl: `
        type Item @key(fields: "id") { id: ID! size(unit: String = "cm"): Int box: Box parts: [Part!] note: String }
        type Box @shareable { width: Int height: Int }
        interface Part { label: String }
        type Bolt implements Part @shareable { label: String threads: Int }
        type Nut implements Part @shareable { label: String }
        type Query { items: [Item!]! }
      `,
      resolvers: {
        Query: {
          items: () => [
            {
              id: '1',
              box: { width: 2, height: null },
              parts: [
                { __typename: 'Bolt', label: 'b', threads: 9 },
                { __typename: 'Nut', label: 'n' },
              ],
              note: 'fragile',
            },
            { id: '2', box: null, parts: [], note: null },
          ],
        },
        Item: { size: (_: unknown, { unit }: { unit: string }) => (unit === 'mm' ? 120 : 12) },
      },
    },
    {
      name: 'freight',
      sdl: `
        type Item @key(fields: "id") {
          id: ID!
          size(unit: String = "cm"): Int @external
          box: Box @external
          parts: [Part!] @external
          note: String @external
          sizeUsed: Int @requires(fields: "size(unit: \\"mm\\")")
          boxUsed: String @requires(fields: "box { width height }")
          partsUsed: String @requires(fields: "parts { __typename label ... on Bolt { threads } }")
          noteUsed: String @requires(fields: "note")
        }
        type Box @shareable { width: Int height: Int }
        interface Part { label: String }
        type Bolt implements Part @shareable { label: String threads: Int }
        type Nut implements Part @shareable { label: String }
      `,
      resolvers: {
        Item: {
          __resolveReference: (representation: object) => representation,
          sizeUsed: ({ size }: { size: number }) => size,
          boxUsed: ({ box }: { box: unknown }) => JSON.stringify(box),
          partsUsed: ({ parts }: { parts: unknown }) => JSON.stringify(parts),
          noteUsed: ({ note }: { note: unknown }) => JSON.stringify(note),
        },
      },
    },
  ]);

  test('sends objects with just the required fields, nulls included', async () => {
    await expect(graph.run('{ items { boxUsed noteUsed } }')).resolves.toEqual({
      data: {
        items: [
          { boxUsed: '{"width":2,"height":null}', noteUsed: '"fragile"' },
          { boxUsed: 'null', noteUsed: 'null' },
        ],
      },
    });
  });

  test('uses the arguments of the requirement, whatever the client asks with', async () => {
    await expect(graph.run('{ items { sizeUsed size inches: size(unit: "in") } }')).resolves.toMatchObject({
      data: { items: [{ sizeUsed: 120, size: 12, inches: 12 }, {}] },
    });
    await expect(graph.run('{ items { size: sizeUsed box: note boxUsed } }')).resolves.toMatchObject({
      data: { items: [{ size: 120, box: 'fragile', boxUsed: '{"width":2,"height":null}' }, {}] },
    });
  });
});

test('@requires through an interface sends what each type has', async () => {
  const part =
    'interface Part { label: String } type Bolt implements Part @shareable { label: String } type Nut implements Part @shareable { label: String }';
  const graph = supergraphOf([
    {
      name: 'catalog',
      sdl: `type Query { item: Item } type Item @key(fields: "id") { id: ID! parts: [Part!] } ${part}`,
      resolvers: {
        Query: {
          item: () => ({
            id: '1',
            parts: [
              { __typename: 'Bolt', label: 'b' },
              { __typename: 'Nut', label: null },
            ],
          }),
        },
      },
    },
    {
      name: 'freight',
      sdl: `type Item @key(fields: "id") { id: ID! parts: [Part!] @external summary: String @requires(fields: "parts { label }") } ${part}`,
      resolvers: {
        Item: {
          __resolveReference: (given: object) => given,
          summary: ({ parts }: { parts: { label: string | null }[] }) => parts.map(({ label }) => String(label)).join(),
        },
      },
    },
  ]);
  await expect(graph.run('{ item { summary } }')).resolves.toEqual({ data: { item: { summary: 'b,null' } } });
});

test('@provides spares the second request where it holds, and only there', async () => {
  const graph = supergraphOf([
    {
      name: 'users',
      sdl: 'type User @key(fields: "id") { id: ID! name: String @shareable age: Int } type Query { user: User }',
      resolvers: {
        User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'from users', age: 3 }) },
        Query: { user: () => ({ id: '1', name: 'from users' }) },
      },
    },
    {
      name: 'posts',
      sdl: 'type User @key(fields: "id") { id: ID! name: String @external } type Post { author: User @provides(fields: "name") editor: User } type Query { post: Post }',
      resolvers: { Query: { post: () => ({ author: { id: '1', name: 'from posts' }, editor: { id: '1' } }) } },
    },
  ]);
  await expect(graph.run('{ post { author { name } } }')).resolves.toEqual({ data: { post: { author: { name: 'from posts' } } } });
  expect(graph.requests).toHaveLength(1);
  await expect(graph.run('{ post { author { name } editor { name } } }')).resolves.toEqual({
    data: { post: { author: { name: 'from posts' }, editor: { name: 'from users' } } },
  });
  expect(graph.requests).toHaveLength(2);
});

test('@interfaceObject adds fields to every type of an interface', async () => {
  const graph = supergraphOf([
    {
      name: 'media',
      sdl: `
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }
        type Query { media: [Media!]! }
      `,
      resolvers: {
        Media: {
          __resolveReference: ({ id }: { id: string }) => ({
            __typename: id === '1' ? 'Book' : 'Film',
            id,
            title: `T${id}`,
            pages: 10,
            minutes: 90,
          }),
        },
        Query: {
          media: () => [
            { __typename: 'Book', id: '1', title: 'T1' },
            { __typename: 'Film', id: '2', title: 'T2' },
          ],
        },
      },
    },
    {
      name: 'ratings',
      sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int! } type Query { top: Media }',
      resolvers: {
        Media: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: Number(id) }) },
        Query: { top: () => ({ id: '2', stars: 2 }) },
      },
    },
  ]);
  await expect(graph.run('{ media { title stars ... on Book { mine: stars } } }')).resolves.toEqual({
    data: {
      media: [
        { title: 'T1', stars: 1, mine: 1 },
        { title: 'T2', stars: 2 },
      ],
    },
  });
  await expect(graph.run('{ top { __typename id stars title ... on Film { minutes } } }')).resolves.toEqual({
    data: { top: { __typename: 'Film', id: '2', stars: 2, title: 'T2', minutes: 90 } },
  });
});

test('types of an @interfaceObject may give one key to different fields, which planners would merge', async () => {
  const graph = supergraphOf([
    {
      name: 'media',
      sdl: `
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
        type Film implements Media @key(fields: "id") { id: ID! }
        type Query { media: [Media!]! }
      `,
      resolvers: {
        Query: {
          media: () => [
            { __typename: 'Book', id: '1' },
            { __typename: 'Film', id: '2' },
          ],
        },
      },
    },
    {
      name: 'ratings',
      sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! stars(scale: Int = 5): String votes: String }',
      resolvers: {
        Media: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          stars: ({ id }: { id: string }, { scale }: { scale: number }) => `stars ${id}/${scale}`,
          votes: ({ id }: { id: string }) => `votes ${id}`,
        },
      },
    },
  ]);
  await expect(graph.run('{ media { ... on Book { stars(scale: 1) x: votes } ... on Film { stars(scale: 2) x: stars } } }')).resolves.toEqual({
    data: {
      media: [
        { stars: 'stars 1/1', x: 'votes 1' },
        { stars: 'stars 2/2', x: 'stars 2/5' },
      ],
    },
  });
});

test('@override moves a field to another subgraph', async () => {
  const graph = supergraphOf([
    {
      name: 'old',
      sdl: 'type Thing @key(fields: "id") { id: ID! name: String } type Query { thing: Thing }',
      resolvers: { Query: { thing: () => ({ id: '1', name: 'old' }) } },
    },
    {
      name: 'new',
      sdl: 'type Thing @key(fields: "id") { id: ID! name: String @override(from: "old") }',
      resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'new' }) } },
    },
  ]);
  await expect(graph.run('{ thing { name } }')).resolves.toEqual({ data: { thing: { name: 'new' } } });
});

test('@inaccessible types, fields and enum values are not given away', async () => {
  const graph = supergraphOf([
    {
      name: 'only',
      sdl: `
        interface Animal { name: String }
        type Dog implements Animal { name: String mood: Mood secret: String @inaccessible }
        type Wolf implements Animal @inaccessible { name: String }
        enum Mood { GOOD BAD @inaccessible }
        type Query { animals: [Animal] dogs: [Dog] }
      `,
      resolvers: {
        Query: {
          animals: () => [
            { __typename: 'Dog', name: 'Rex' },
            { __typename: 'Wolf', name: 'Akela' },
          ],
          dogs: () => [
            { name: 'Rex', mood: 'GOOD' },
            { name: 'Spot', mood: 'BAD' },
          ],
        },
      },
    },
  ]);
  expect(graph.engine.apiSchema.getType('Wolf')).toBeUndefined();
  await expect(graph.run('{ dogs { secret } }')).rejects.toThrow('Cannot query field "secret"');
  await expect(graph.run('{ animals { __typename name } }')).resolves.toEqual({
    data: { animals: [{ __typename: 'Dog', name: 'Rex' }, null] },
  });
  await expect(graph.run('{ dogs { name mood } }')).resolves.toEqual({
    data: {
      dogs: [
        { name: 'Rex', mood: 'GOOD' },
        { name: 'Spot', mood: null },
      ],
    },
    errors: [
      {
        message: 'The value for Dog.mood does not fit its type Mood.',
        path: ['dogs', 1, 'mood'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ],
  });
});

test('a value type that two subgraphs share is put together at its place', async () => {
  const graph = supergraphOf([
    {
      name: 'one',
      sdl: 'type Query { place: Place @shareable } type Place { x: Int both: Int @shareable }',
      resolvers: { Query: { place: () => ({ x: 1, both: 3 }) } },
    },
    {
      name: 'two',
      sdl: 'type Query { place: Place @shareable } type Place { y: Int both: Int @shareable }',
      resolvers: { Query: { place: () => ({ y: 2, both: 3 }) } },
    },
  ]);
  await expect(graph.run('{ place { x y both } }')).resolves.toEqual({ data: { place: { x: 1, y: 2, both: 3 } } });
});

test('custom scalars, big numbers, text with every kind of character', async () => {
  const value = { nested: [1, { deep: '\u2028"\\' }] };
  const graph = supergraphOf([
    {
      name: 'only',
      sdl: 'scalar Json type Query { json: Json text: String int: Int float: Float id: ID list: [[Int]] }',
      resolvers: {
        Query: {
          json: () => value,
          text: () => '\u0000\n"\\Ё😀',
          int: () => -2_147_483_648,
          float: () => 1e21,
          id: () => 7,
          list: () => [[1, null], null, []],
        },
      },
    },
  ]);
  await expect(graph.run('{ json text int float id list }')).resolves.toEqual({
    data: { json: value, text: '\u0000\n"\\Ё😀', int: -2_147_483_648, float: 1e21, id: '7', list: [[1, null], null, []] },
  });
});
