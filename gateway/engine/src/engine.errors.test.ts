import { GraphQLError, parse } from 'graphql';
import { createEngine } from './engine.js';
import { supergraphOf, type TestSubgraph } from './testing/supergraph.test-support.js';
import type { SubgraphResponse } from './transport.js';

const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'NOT_FOUND', hint: 'look elsewhere' } });

/** Cities with streets; a second subgraph knows weather and mayors, which are not always to be had. */
const places: TestSubgraph = {
  name: 'places',
  sdl: `
    type City @key(fields: "id") { id: ID! name: String! founded: Int area: Float streets: [Street!] districts: [[District]!] }
    type Street { name: String! length: Int! }
    type District { name: String! }
    type Query { city(id: ID!): City cities: [City!]! maybeCities: [City] capital: City! broken: Int }
  `,
  resolvers: {
    Query: {
      city: (_: unknown, { id }: { id: string }) => ({ id, name: `City ${id}`, area: 10 }),
      cities: () => [
        { id: '1', name: 'One' },
        { id: '2', name: 'Two' },
        { id: '1', name: 'One' },
      ],
      maybeCities: () => [{ id: '1', name: 'One' }, null, { id: 'lost', name: 'Lost' }],
      capital: () => ({ id: 'lost', name: 'Lost' }),
      broken: () => {
        throw notFound('no such number');
      },
    },
    City: {
      streets: () => [
        { name: 'Main', length: 5 },
        { name: 'Side', length: null },
      ],
      districts: () => [[{ name: 'North' }, { name: null }], [null]],
      founded: () => {
        throw notFound('the archive burnt down');
      },
    },
  },
};

const weather: TestSubgraph = {
  name: 'weather',
  sdl: `
    type City @key(fields: "id") {
      id: ID! degrees: Int mayor: Mayor! area: Float @external founded: Int @external
      density: Float @requires(fields: "area") age: Int @requires(fields: "founded") forecast: [Day!]
    }
    type Mayor @key(fields: "id") { id: ID! name: String! }
    type Day { degrees: Int! }
    type Query { hottest: City }
  `,
  resolvers: {
    City: {
      __resolveReference: (city: { id: string }) => (city.id === 'lost' ? null : city),
      degrees: ({ id }: { id: string }) => {
        if (id === '2') throw notFound('the thermometer is gone');
        return 7;
      },
      mayor: ({ id }: { id: string }) => (id === '2' ? null : { id: `m${id}`, name: `Mayor ${id}` }),
      density: ({ area }: { area: number | null }) => (area === null ? -1 : area * 2),
      age: ({ founded }: { founded: number | null }) => (founded === null ? null : 2026 - Number(founded)),
      forecast: () => [{ degrees: 1 }, { degrees: null }],
    },
    Query: { hottest: () => ({ id: '1' }) },
  },
};

const graph = supergraphOf([places, weather]);
afterEach(() => graph.intercept(null));

describe("a subgraph's error", () => {
  test('in a field that conditions leave out is not told, though the plan fetched it', async () => {
    const streets = supergraphOf([
      {
        name: 'towns',
        sdl: 'type Query { towns: [Town!] broken: [Town!] } type Town @key(fields: "id") { id: ID! } type Street @key(fields: "id") { id: ID! houses: Int }',
        resolvers: {
          Query: {
            towns: () => [{ id: '1' }],
            broken: () => {
              throw notFound('nothing there');
            },
          },
          Street: { __resolveReference: (street: object) => ({ ...street, houses: 3 }) },
        },
      },
      {
        name: 'roads',
        sdl: 'type Town @key(fields: "id") { id: ID! road: Road } type Road { main: Street } type Street @key(fields: "id", resolvable: false) { id: ID! }',
        resolvers: { Town: { __resolveReference: (town: object) => ({ ...town, road: { main: { id: 's' } } }) } },
      },
    ]);
    const operation = 'query ($all: Boolean!) { towns { road { main @include(if: $all) { houses } __typename } } broken @include(if: $all) { id } }';
    await expect(streets.run(operation, { all: false })).resolves.toEqual({ data: { towns: [{ road: { __typename: 'Road' } }] } });
    await expect(streets.run(operation, { all: true })).resolves.toMatchObject({
      data: { towns: [{ road: { main: { houses: 3 } } }], broken: null },
      errors: [{ path: ['broken'] }],
    });
  });

  test('that nulled an entity is told once, whichever of its fields stands first', async () => {
    const nameless = supergraphOf([
      { name: 'towns', sdl: 'type Query { town: Town } type Town @key(fields: "id") { id: ID! }', resolvers: { Query: { town: () => ({ id: '1' }) } } },
      {
        name: 'halls',
        sdl: 'type Town @key(fields: "id") { id: ID! hall: String! clerk: String! }',
        resolvers: {
          Town: {
            __resolveReference: (town: object) => town,
            hall: () => 'yellow',
            clerk: () => {
              throw notFound('nobody there');
            },
          },
        },
      },
    ]);
    await expect(nameless.run('{ town { hall clerk } }')).resolves.toMatchObject({
      data: { town: null },
      errors: [{ message: 'nobody there', path: ['town', 'clerk'] }],
    });
    expect((await nameless.run('{ town { hall clerk } }')).errors).toHaveLength(1);
  });

  test('keeps its message and extensions, next to the data that is there', async () => {
    await expect(graph.run('{ broken city(id: "1") { name } }')).resolves.toEqual({
      data: { broken: null, city: { name: 'City 1' } },
      errors: [{ message: 'no such number', path: ['broken'], extensions: { code: 'NOT_FOUND', hint: 'look elsewhere' } }],
    });
  });

  test("has the client's path: aliases, list positions, through entities", async () => {
    const { data, errors } = await graph.run('{ all: cities { name warmth: degrees } }');
    expect(data).toEqual({
      all: [
        { name: 'One', warmth: 7 },
        { name: 'Two', warmth: null },
        { name: 'One', warmth: 7 },
      ],
    });
    expect(errors).toEqual([
      { message: 'the thermometer is gone', path: ['all', 1, 'warmth'], extensions: { code: 'NOT_FOUND', hint: 'look elsewhere' } },
    ]);
  });

  test('in an entity that occurs at several places is told for each of them', async () => {
    const { errors } = await graph.run('{ cities { name } a: city(id: "2") { degrees } b: city(id: "2") { mine: degrees } }');
    expect(errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ['a', 'degrees'],
        ['b', 'mine'],
      ]),
    );
    expect(errors).toHaveLength(2);
  });

  test('at a field that only the plan asked for belongs to the object that needed it', async () => {
    const { data, errors } = await graph.run('{ city(id: "1") { age degrees } }');
    expect(data).toEqual({ city: { age: null, degrees: 7 } });
    expect(errors).toEqual([
      { message: 'the archive burnt down', path: ['city'], extensions: expect.objectContaining({ code: 'NOT_FOUND' }) },
    ]);
  });

  test('without a code of its own is an internal one, and names no subgraph', async () => {
    graph.intercept(async () => ({ data: { city: null }, errors: [{ message: 'oops', path: ['_as_city'] }] }));
    await expect(graph.run('{ city(id: "1") { name } }')).resolves.toEqual({
      data: { city: null },
      errors: [{ message: 'oops', path: ['city'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
  });

  test('that nulled all of a subgraph’s answer explains the other fields that were asked of it', async () => {
    graph.intercept(async () => ({ data: null, errors: [{ message: 'no such place', path: ['capital'], extensions: { code: 'BAD_CURSOR' } }] }));
    const { data, errors } = await graph.run('{ cities { name } capital { name } }');
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message: 'no such place', path: ['capital'], extensions: { code: 'BAD_CURSOR' } }]);
    expect(errors).toHaveLength(1);
  });

  test('without a path belongs to every root field that was asked for', async () => {
    graph.intercept(async () => ({ data: null, errors: [{ message: 'not today', extensions: { code: 'FORBIDDEN' } }] }));
    const { data, errors } = await graph.run('{ first: city(id: "1") { name } broken }');
    expect(data).toEqual({ first: null, broken: null });
    expect(errors).toEqual(['first', 'broken'].map((key) => ({ message: 'not today', path: [key], extensions: { code: 'FORBIDDEN' } })));
  });

  test('names the subgraph where that is wanted', async () => {
    const revealing = supergraphOf([places, weather], { revealSubgraphs: true });
    const { errors } = await revealing.run('{ city(id: "2") { degrees } }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', hint: 'look elsewhere', subgraph: 'weather' });
  });
});

describe('errors without end', () => {
  const MANY = 150;
  const crowd = supergraphOf([
    {
      name: 'crowd',
      sdl: 'type Query { heads: [Head!]! faces: [Face!]! } type Head { hat: String } type Face { nose: String! }',
      resolvers: {
        Query: { heads: () => Array.from({ length: MANY }, () => ({})), faces: () => Array.from({ length: MANY }, () => ({ nose: 'long' })) },
        Head: {
          hat: () => {
            throw notFound('no hat');
          },
        },
      },
    },
  ]);
  afterEach(() => crowd.intercept(null));

  test('of a subgraph are told as far as a client reads them, and how many were left out', async () => {
    const { data, errors } = await crowd.run('{ heads { hat } }');
    expect((data as { heads: unknown[] }).heads).toHaveLength(MANY);
    expect(errors).toHaveLength(101);
    expect([errors?.[99], errors?.[100]]).toMatchObject([
      { message: 'no hat', path: ['heads', 99, 'hat'] },
      { message: '50 more errors were left out.', extensions: { code: 'ERRORS_LEFT_OUT' } },
    ]);
  });

  test('as many as are told are told alone', async () => {
    crowd.intercept(async (_request, answer) => {
      const { data, errors } = (await answer());
      return { data, errors: errors?.slice(0, 100) };
    });
    expect((await crowd.run('{ heads { hat } }')).errors).toHaveLength(100);
  });
});

describe('a value of a JSON scalar', () => {
  const content = `${'['.repeat(5_000)}{"a":${'{"b":'.repeat(5_000)}1${'}'.repeat(5_000)}}${']'.repeat(5_000)}`;
  const answer = `{"data":{"box":{"label":"deep","content":${content}}}}`;
  const { supergraphSdl } = supergraphOf([{ name: 'boxes', sdl: 'scalar JSON type Query { box: Box! } type Box { content: JSON label: String! }', resolvers: {} }]);
  const read = (): SubgraphResponse => JSON.parse(answer) as SubgraphResponse;

  test.each([
    ['an object', { execute: () => Promise.resolve(read()) }],
    ['bytes', { serialised: true, execute: () => Promise.resolve({ bytes: Buffer.from(answer), parse: read }) }],
  ])('is passed on however deep it is, when it comes in %s', async (_name, transport) => {
    const engine = createEngine({ supergraphSdl, transport, layoutsAtOnce: true });
    const text = '{ box { label content } }';
    const { json, errors } = await engine.execute(await engine.prepare(parse(text), text), {});
    expect(errors).toBeUndefined();
    // A comparison by the matcher would print both.
    expect(json === `{"box":{"label":"deep","content":${content}}}`).toBe(true);
  });
});

describe('a null in a place that may not be null', () => {
  test('travels up to the nearest place that may', async () => {
    await expect(graph.run('{ city(id: "1") { name streets { name } districts { name } } }')).resolves.toMatchObject({
      data: { city: { name: 'City 1', streets: [{ name: 'Main' }, { name: 'Side' }], districts: [[{ name: 'North' }, null], [null]] } },
    });
    const { data, errors } = await graph.run('{ city(id: "1") { name streets { name length } } }');
    expect(data).toEqual({ city: { name: 'City 1', streets: null } });
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Street.length.',
        path: ['city', 'streets', 1, 'length'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
  });

  test('from another subgraph nulls the object that has other data', async () => {
    const { data, errors } = await graph.run('{ maybe: city(id: "2") { name mayor { name } } one: city(id: "1") { mayor { name } } }');
    expect(data).toEqual({ maybe: null, one: { mayor: { name: 'Mayor 1' } } });
    expect(errors?.map(({ path }) => path)).toEqual([['maybe', 'mayor']]);
  });

  test('travels up to the root when nothing on the way may be null', async () => {
    const { data, errors } = await graph.run('{ cities { name mayor { name } } }');
    expect(data).toBeNull();
    expect(errors?.map(({ path }) => path)).toEqual([['cities', 1, 'mayor']]);
  });

  test('is told even when the subgraph said nothing: the entity is unknown there', async () => {
    await expect(graph.run('{ maybeCities { name mayor { name } } }')).resolves.toEqual({
      data: { maybeCities: [{ name: 'One', mayor: { name: 'Mayor 1' } }, null, null] },
      errors: [
        {
          message: 'Cannot return null for non-nullable field City.mayor.',
          path: ['maybeCities', 2, 'mayor'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
  });

  test('a nullable field of an unknown entity is null without an error', async () => {
    await expect(graph.run('{ capital { name degrees } }')).resolves.toEqual({ data: { capital: { name: 'Lost', degrees: null } } });
  });
});

describe('a subgraph that does not answer', () => {
  const down = (subgraph: string): void =>
    graph.intercept((request, answer) =>
      request.subgraph === subgraph ? Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')) : answer(),
    );

  test('leaves what the others said, and its fields null', async () => {
    down('weather');
    await expect(graph.run('{ city(id: "1") { name degrees } hottest { id } }')).resolves.toEqual({
      data: { city: { name: 'City 1', degrees: null }, hottest: null },
      errors: [
        { message: 'A part of the graph did not answer.', path: ['hottest'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
        { message: 'A part of the graph did not answer.', path: ['city'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
      ],
    });
  });

  test('is told once for a list of entities, at the list; nulls that follow from it are not told again', async () => {
    down('weather');
    await expect(graph.run('{ cities { mayor { name } } }')).resolves.toEqual({
      data: null,
      errors: [{ message: 'A part of the graph did not answer.', path: ['cities'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
  });

  test('is told with its name and the reason where that is wanted', async () => {
    const revealing = supergraphOf([places, weather], { revealSubgraphs: true });
    revealing.intercept(() => Promise.reject(new Error('timed out')));
    const { errors } = await revealing.run('{ capital { name } }');
    expect(errors).toEqual([
      {
        message: 'The subgraph "places" did not answer: timed out',
        path: ['capital'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'places' },
      },
    ]);
  });

  test.each([['text'], [null], [{}], [{ data: [] }], [{ data: null }], [{ data: {}, errors: 'all of it' }], [{ data: {}, errors: [{}] }]])(
    'nor does one that sends %j',
    async (nonsense) => {
      graph.intercept(async () => nonsense as never);
      await expect(graph.run('{ broken }')).resolves.toMatchObject({
        data: { broken: null },
        errors: [{ path: ['broken'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
      });
    },
  );

  test.each([
    [{ city: { name: 'One', streets: 'Main' } }, ['city', 'streets'], 'The value for City.streets does not fit its type [Street!].'],
    [{ city: 'One' }, ['city'], 'The value for Query.city does not fit its type City.'],
  ])('one whose data does not fit the schema gets nulls there: %j', async (data, path, message) => {
    graph.intercept(async () => ({ data: { _as_city: data.city } }));
    const { errors } = await graph.run('{ city(id: "1") { name streets { name } } }');
    expect(errors).toEqual([{ message, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });
});

test('what is required from a fetch that failed is not asked for with less', async () => {
  graph.intercept(async (request, answer) =>
    request.query.includes('area')
      ? { data: { _as_city: { __typename: 'City', id: '1' } }, errors: [{ message: 'no area', path: ['_as_city', 'area'] }] }
      : answer(),
  );
  const { data, errors } = await graph.run('{ city(id: "1") { density } }');
  expect(data).toEqual({ city: { density: null } });
  expect(errors?.map(({ message, path }) => ({ message, path }))).toEqual([{ message: 'no area', path: ['city'] }]);
  expect(graph.requests.map(({ subgraph }) => subgraph)).toEqual(['places']);
});
