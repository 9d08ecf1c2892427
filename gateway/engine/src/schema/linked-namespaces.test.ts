import { parse } from 'graphql';
import { linkedNamespaces } from './linked-namespaces.js';

test('names come from `as`, else from the URL before its version', () => {
  const sdl = `
    schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
      @link(url: "https://example.org/no-version/") @link(url: "https://example.org/long/v2.1", as: "short") { query: Query }
    extend schema @link(url: "https://specs.apollo.dev/tag/v0.3")
    type Query { a: Int }
  `;
  expect([...linkedNamespaces(parse(sdl))]).toEqual(['link', 'join', 'no-version', 'short', 'tag']);
});
