import { composeSupergraph } from '../composition/compose.js';
import { readSubgraphUrls } from './subgraph-urls.js';

const sdl = 'type Query { a: Int @shareable } extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])';

test('URLs are read by the names of subgraphs; one in the same process has none', () => {
  const composition = composeSupergraph([
    { name: 'own-house', sdl },
    { name: 'far_away', sdl, url: 'https://example.org/graphql' },
  ]);
  if (!composition.ok) throw new Error(JSON.stringify(composition.errors));
  expect([...readSubgraphUrls(composition.supergraphSdl)]).toEqual([['far_away', 'https://example.org/graphql']]);
});
