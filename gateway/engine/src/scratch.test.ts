import { supergraphOf } from './testing/supergraph.test-support.js';
const media = { __typename: 'Book', id: 'b1', title: 'LotR', aTitle: 'A', bTitle: 'B' };
const song = { __typename: 'Song', id: 's2', title: 'ST', aTitle: 'SA' };
const movie = { __typename: 'Movie', id: 'm3', title: 'MT', bTitle: 'MB' };
const ref = (x: { id: string }) => ({ id }: { id: string }) => (id === x.id ? x : null);
const g = supergraphOf([
  { name: 'a', sdl: `union Media = Book | Song union ViewerMedia = Book | Song
    type Book @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
    type Song @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
    type Query { media: Media @shareable aMedia: Media @shareable book: Book @shareable song: Media @shareable viewer: Viewer @shareable }
    type Viewer { media: ViewerMedia @shareable aMedia: ViewerMedia book: Book @shareable song: ViewerMedia @shareable }`,
    resolvers: { Query: { media: () => media, aMedia: () => media, book: () => media, song: () => song, viewer: () => ({ media, aMedia: media, book: media, song }) }, Book: { __resolveReference: ref(media) }, Song: { __resolveReference: ref(song) } } },
  { name: 'b', sdl: `type Query { media: Media @shareable bMedia: Media @shareable book: Media @shareable viewer: Viewer @shareable }
    union Media = Book | Movie union ViewerMedia = Book | Movie
    type Movie @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
    type Book @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
    type Viewer { media: ViewerMedia @shareable bMedia: ViewerMedia book: ViewerMedia @shareable }`,
    resolvers: { Query: { media: () => media, bMedia: () => media, book: () => media, viewer: () => ({ media, bMedia: movie, book: media }) }, Book: { __resolveReference: ref(media) }, Movie: { __resolveReference: ref(movie) } } },
]);
const all = '__typename ... on Song { title aTitle } ... on Movie { title bTitle } ... on Book { title aTitle bTitle }';
test.each([
  ['{ media { ... on Movie { title } } }', { media: {} }],
  ['{ media { ... on Book { title } ... on Movie { title } } }', { media: { title: 'LotR' } }],
  ['{ viewer { media { ... on Movie { title } } } }', { viewer: { media: {} } }],
  ['{ aMedia { ... on Movie { title bTitle } } }', { aMedia: {} }],
  ['{ aMedia { ... on Book { title aTitle bTitle } } }', { aMedia: { title: 'LotR', aTitle: 'A', bTitle: 'B' } }],
  [`{ viewer { media { ${all} } book { ${all} } song { ${all} } } }`, { viewer: { media: { __typename: 'Book', title: 'LotR', aTitle: 'A', bTitle: 'B' }, book: { __typename: 'Book', title: 'LotR', aTitle: 'A', bTitle: 'B' }, song: { __typename: 'Song', title: 'ST', aTitle: 'SA' } } }],
  ['{ viewer { aMedia { ... on Movie { title bTitle } } bMedia { ... on Movie { title bTitle } } } }', { viewer: { aMedia: {}, bMedia: { title: 'MT', bTitle: 'MB' } } }],
])('intersection %s', async (q, data) => expect(await g.run(q)).toEqual({ data }));

const common = { __typename: 'Common', label: 'c' }, onlyA = { __typename: 'OnlyA', a: 'a' }, onlyB = { __typename: 'OnlyB', b: 'b' };
const p = supergraphOf([
  { name: 'a', sdl: `type Query { rootA: Container shared: Container @shareable } type Container @key(fields: "id") { id: ID! wrapper: Wrapper @shareable } type Wrapper @shareable { actions: [Action!]! } union Action = Common | OnlyA type Common @shareable { label: String } type OnlyA { a: String }`,
    resolvers: { Query: { rootA: () => ({ id: '1' }), shared: () => ({ id: '1', actions: [common] }) }, Container: { __resolveReference: (x: object) => x, wrapper: (x: { actions?: unknown }) => ({ actions: x.actions ?? [common, onlyA] }) } } },
  { name: 'b', sdl: `type Query { rootB: Container shared: Container @shareable } type Container @key(fields: "id") { id: ID! wrapper: Wrapper @shareable bWrapper: Wrapper } type Wrapper @shareable { actions: [Action!]! } union Action = Common | OnlyB type Common @shareable { label: String } type OnlyB { b: String }`,
    resolvers: { Query: { rootB: () => ({ id: '1' }), shared: () => ({ id: '1', actions: [common] }) }, Container: { __resolveReference: (x: object) => x, wrapper: (x: { actions?: unknown }) => ({ actions: x.actions ?? [common, onlyB] }), bWrapper: () => ({ actions: [common, onlyB] }) } } },
]);
const acts = 'actions { __typename ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } }';
test.each([
  [`{ rootA { wrapper { ${acts} } } }`, { rootA: { wrapper: { actions: [common, onlyA] } } }],
  [`{ rootB { wrapper { ${acts} } } }`, { rootB: { wrapper: { actions: [common, onlyB] } } }],
  ['{ rootA { wrapper { actions { __typename ... on OnlyB { b } } } } }', { rootA: { wrapper: { actions: [{ __typename: 'Common' }, { __typename: 'OnlyA' }] } } }],
  [`{ shared { wrapper { ${acts} } } }`, { shared: { wrapper: { actions: [common] } } }],
  [`{ rootA { bWrapper { ${acts} } } }`, { rootA: { bWrapper: { actions: [common, onlyB] } } }],
  ['{ rootA { bWrapper { actions { ... on Action { ... on OnlyB { b } } } } } }', { rootA: { bWrapper: { actions: [{}, { b: 'b' }] } } }],
])('partial %s', async (q, data) => expect(await p.run(q)).toEqual({ data }));

const oven = { __typename: 'Oven', id: 'oven1' }, toaster = { __typename: 'Toaster', id: 'toaster1', warranty: 3 };
const d = supergraphOf([
  { name: 'a', sdl: `type Query { products: [Product] node(id: ID!): Node nodes: [Node] toasters: [Toaster] } union Product = Oven | Toaster interface Node { id: ID! } interface WithWarranty { warranty: Int }
    type Oven @key(fields: "id") { id: ID! } type Toaster implements Node & WithWarranty @key(fields: "id") { id: ID! warranty: Int }`,
    resolvers: { Query: { products: () => [oven, toaster], node: (_: unknown, { id }: { id: string }) => [oven, toaster].find((x) => x.id === id), nodes: () => [toaster], toasters: () => [toaster] }, Oven: { __resolveReference: (x: object) => x }, Toaster: { __resolveReference: () => toaster } } },
  { name: 'b', sdl: `interface Node { id: ID! } interface WithWarranty { warranty: Int } type Oven implements Node & WithWarranty @key(fields: "id") { id: ID! warranty: Int }`, resolvers: { Oven: { __resolveReference: (x: object) => ({ ...x, warranty: 1 }) } } },
]);
test.each([
  ['{ products { ... on Node { id } } }', { products: [{ id: 'oven1' }, { id: 'toaster1' }] }],
  ['{ products { ... on WithWarranty { warranty } } }', { products: [{ warranty: 1 }, { warranty: 3 }] }],
  ['{ nodes { ... on Toaster { warranty } ... on Oven { id } } }', { nodes: [{ warranty: 3 }] }],
  ['{ nodes { id } }', { nodes: [{ id: 'toaster1' }] }],
  ['{ nodes { ... on Node { ... on WithWarranty { warranty } } } }', { nodes: [{ warranty: 3 }] }],
  ['{ nodes { ... on Node { id ... on Node { id ... on WithWarranty { warranty } } } } }', { nodes: [{ id: 'toaster1', warranty: 3 }] }],
  ['{ toasters { ...T ...N } } fragment T on Toaster { id } fragment N on Node { id __typename }', { toasters: [{ id: 'toaster1', __typename: 'Toaster' }] }],
  ['{ node(id: "toaster1") { ... on Toaster { warranty } } }', { node: { warranty: 3 } }],
])('distributed %s', async (q, data) => expect(await d.run(q)).toEqual({ data }));
test('errs', async () => {
  for (const t of ['Oven', 'Toaster']) expect(await d.run(`{ node(id: "oven1") { ... on ${t} { warranty } } }`)).toMatchObject({ data: { node: null }, errors: [{}] });
});
test('dbg', async () => { const r = await p.run(`{ rootA { wrapper { ${acts} } } }`); (await import('node:fs')).writeFileSync('/tmp/engine-scratch/o.json', JSON.stringify([r, p.requests], null, 1)); (await import('node:fs')).writeFileSync('/tmp/engine-scratch/shop.graphql', p.supergraphSdl); });
