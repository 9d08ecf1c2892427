import { buildSchema } from 'graphql';
import { composeInWorker } from './compose-in-worker.js';
import { composeSupergraph } from './compose.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])';
const people = { name: 'people', sdl: `${LINK} type Query { viewer: Person } type Person @key(fields: "id") { id: ID! name: String }` };
const letters = {
  name: 'letters',
  sdl: `${LINK}
    type Query { letters: [Letter!]! }
    type Letter { text: String author: Person }
    type Person @key(fields: "id") { id: ID! letters: [Letter!]! }`,
};

test('subgraphs that fit together give a supergraph', () => {
  const composition = composeSupergraph([people, letters]);
  expect(composition.ok && buildSchema(composition.supergraphSdl, { assumeValidSDL: true }).getType('Letter')).toBeTruthy();
});

test('subgraphs that do not fit give every reason with its code', () => {
  const rival = { name: 'rival', sdl: `${LINK} type Query { x: Int } type Person @key(fields: "id") { id: ID! name: Int }` };
  const composition = composeSupergraph([people, rival]);
  expect(composition).toMatchObject({ ok: false });
  expect(!composition.ok && composition.errors.map(({ code }) => code)).toContain('FIELD_TYPE_MISMATCH');
});

test('SDL that is no GraphQL is a reason too', () => {
  expect(composeSupergraph([{ name: 'broken', sdl: 'type {' }])).toMatchObject({ ok: false, errors: [{ code: 'INVALID_GRAPHQL' }] });
});

test('a live directive reaches the supergraph by @composeDirective', () => {
  const live = {
    name: 'live',
    sdl: `${LINK} @link(url: "https://otklik.dev/live/v1.0", import: ["@live"]) @composeDirective(name: "@live")
      directive @live(topic: String!, query: String!) on FIELD_DEFINITION
      type Query { now(cursor: String!): Int } type Subscription { ticked: Int @live(topic: "tick", query: "now") }`,
  };
  const composition = composeSupergraph([live]);
  expect(composition.ok && composition.supergraphSdl).toContain('@live(topic: "tick", query: "now")');
});

test('a worker thread gives the same supergraph and the same reasons', async () => {
  expect(await composeInWorker([people, letters])).toEqual(composeSupergraph([people, letters]));
  expect(await composeInWorker([{ name: 'broken', sdl: 'type {' }])).toMatchObject({ ok: false });
});

test('a composed directive keeps the descriptions of its definition and its arguments, which composition drops', () => {
  const definition = '"""Who may."""\ndirective @access(\n  """Which row."""\n  action: String!\n  who: [String!]!\n) on FIELD_DEFINITION';
  const link = `${LINK} @link(url: "https://otklik.dev/access/v1.0", import: ["@access"]) @composeDirective(name: "@access")`;
  const sdl = (field: string) => `${link}\n${definition}\ntype Query { ${field}: Int @access(action: "${field}.read", who: ["STAFF"]) }`;
  const composition = composeSupergraph([{ name: 'one', sdl: sdl('one') }, { name: 'two', sdl: sdl('two') }]);
  const supergraph = composition.ok ? composition.supergraphSdl : '';
  expect(supergraph).toContain(definition);
  expect(supergraph.match(/directive @access/g)).toHaveLength(1);
  expect(supergraph).toContain('two: Int @access(action: "two.read", who: ["STAFF"])');
});
