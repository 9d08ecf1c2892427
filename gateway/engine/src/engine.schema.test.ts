import { buildClientSchema, getIntrospectionQuery, parse, printSchema, type IntrospectionQuery } from 'graphql';
import { createEngine } from './engine.js';
import { readFieldDirectives } from './schema/field-directives.js';
import { SHOP } from './testing/shop.test-support.js';
import { supergraphOf } from './testing/supergraph.test-support.js';

const shop = supergraphOf(SHOP);

const live = supergraphOf([
  {
    name: 'things',
    sdl: `
      extend schema @link(url: "https://example.org/live/v1.0", import: ["@live"]) @composeDirective(name: "@live")
      directive @live(topic: String!, query: String!) on FIELD_DEFINITION
      input Choice @oneOf { byId: ID byName: String }
      scalar Moment @specifiedBy(url: "https://example.org/moment")
      "A thing"
      type Thing @key(fields: "id") @tag(name: "public") { id: ID! at: Moment }
      type Query { thing("which one" by: Choice, old: Int @deprecated(reason: "use by")): Thing thingUpdate(cursor: String!): Thing }
      type Subscription { thingUpdated(id: ID!): Thing @live(topic: "thing/{id}", query: "thingUpdate") ticks: Int }
    `,
    resolvers: { Query: { thing: (_: unknown, { by }: { by?: { byId?: string } }) => ({ id: by?.byId ?? 'any' }) } },
  },
  { name: 'colours', sdl: 'type Thing @key(fields: "id") { id: ID! colour: String }' },
]);

describe('the API schema', () => {
  test('has the types of all subgraphs, and nothing of federation', () => {
    const sdl = printSchema(shop.engine.apiSchema);
    expect(sdl).not.toMatch(/join__|link__|_entities|_service|_Any|__schema|federation/);
    expect(Object.keys(shop.engine.apiSchema.getQueryType()!.getFields())).not.toContain('__type');
    expect(Object.keys(shop.engine.apiSchema.getTypeMap())).toEqual(
      expect.arrayContaining(['User', 'Book', 'Gadget', 'Review', 'Found', 'Unit', 'Filter']),
    );
    expect(
      shop.engine.apiSchema
        .getDirectives()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
  });

  test('keeps descriptions, deprecations, defaults, @oneOf and @specifiedBy', () => {
    const sdl = printSchema(shop.engine.apiSchema);
    expect(sdl).toContain('"""Somebody with an account"""\ntype User implements Node {');
    expect(sdl).toContain('mail: String @deprecated(reason: "Use email.")');
    expect(sdl).toContain('name(upper: Boolean = false): String!');
    const things = printSchema(live.engine.apiSchema);
    expect(things).toContain('input Choice @oneOf {');
    expect(things).toContain('scalar Moment @specifiedBy(url: "https://example.org/moment")');
    expect(things).toMatch(/"""which one"""\s+by: Choice\s+old: Int @deprecated\(reason: "use by"\)/);
  });

  test('has the Subscription type and the composed directives on it', () => {
    const field = live.engine.apiSchema.getSubscriptionType()!.getFields()['thingUpdated']!;
    expect(field.astNode!.directives!.map((directive) => directive.name.value)).toEqual(['live']);
    expect(live.engine.apiSchema.getDirective('live')).toBeDefined();
  });
});

describe('composed directives', () => {
  test('are read from the supergraph with the field they are on', () => {
    expect(readFieldDirectives(live.supergraphSdl, 'live')).toEqual([
      { typeName: 'Subscription', fieldName: 'thingUpdated', args: { topic: 'thing/{id}', query: 'thingUpdate' } },
    ]);
    expect(readFieldDirectives(live.supergraphSdl, 'unknown')).toEqual([]);
  });

  test('do not disturb planning: the twin query of a live field runs across subgraphs', async () => {
    await live.run('{ thing(by: { byId: "7" }) { id colour } }');
    expect(live.requests.map(({ subgraph }) => subgraph)).toEqual(['things', 'colours']);
  });
});

describe('introspection', () => {
  test('gives the whole schema without asking a subgraph', async () => {
    const { data, errors } = await shop.run(
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true, schemaDescription: true }),
    );
    expect(errors).toBeUndefined();
    expect(printSchema(buildClientSchema(data as IntrospectionQuery))).toBe(printSchema(shop.engine.apiSchema));
    expect(shop.requests).toEqual([]);
  });

  test('mixes with data, aliases, variables, fragments and conditions', async () => {
    const query = `query ($type: String!, $with: Boolean!) { me { name } kind: __type(name: $type) { ...T } ... @include(if: $with) { __schema { queryType { name } } } none: __type(name: "No") { name } }
      fragment T on __Type { __typename name possibleTypes { name } }`;
    await expect(shop.run(query, { type: 'Subject', with: true })).resolves.toEqual({
      data: {
        me: { name: 'Анна' },
        kind: { __typename: '__Type', name: 'Subject', possibleTypes: [{ name: 'Book' }, { name: 'Gadget' }] },
        __schema: { queryType: { name: 'Query' } },
        none: null,
      },
    });
    await expect(shop.run(query, { type: 'User', with: false })).resolves.toEqual({
      data: { me: { name: 'Анна' }, kind: { __typename: '__Type', name: 'User', possibleTypes: null }, none: null },
    });
  });
});

describe('an engine', () => {
  const transport = { execute: () => Promise.reject(new Error('not in this test')) };

  test('is not made of something that is no supergraph', () => {
    expect(() => createEngine({ supergraphSdl: 'type Query {', transport })).toThrow('Syntax Error');
    expect(() => createEngine({ supergraphSdl: 'type Query { a: Int }', transport })).toThrow('This SDL is no supergraph');
  });

  test('prepares the same operation once, however it is written', () => {
    const { engine } = shop;
    const one = engine.prepare(parse('query A { me { name } }'), 'query A { me { name } }');
    const sameText = engine.prepare(parse('query A { me { name } }'), 'query A { me { name } }', null);
    const other = 'query A {\n  # comment\n  me { name }\n}\nquery B { me { id } } fragment Unused on User { id }';
    const sameOperation = engine.prepare(parse(other), other, 'A');
    expect(sameText).toBe(one);
    expect(sameOperation).toBe(one);
    expect(engine.prepare(parse(other), other, 'B')).not.toBe(one);
    expect(one).toMatchObject({ operationType: 'query', operationName: 'A' });
  });

  test('says which operation is missing, and runs no subscriptions', () => {
    const text = 'query A { thing { id } } subscription S { ticks }';
    expect(() => live.engine.prepare(parse(text), text)).toThrow('name one');
    expect(() => live.engine.prepare(parse(text), text, 'C')).toThrow('no operation named "C"');
    expect(() => live.engine.prepare(parse(text), text, 'S')).toThrow(expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } }));
  });
});
