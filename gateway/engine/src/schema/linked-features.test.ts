import { parse } from 'graphql';
import { linkedNamespaces, refuseUnsupportedFeatures } from './linked-features.js';

const LINK = '@link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)';

function refusalOf(links: string): string | null {
  return refuseUnsupportedFeatures(parse(`schema ${LINK} ${links} { query: Query } type Query { a: Int }`));
}

test('names come from `as`, else from the URL before its version', () => {
  const sdl = `
    schema ${LINK}
      @link(url: "https://example.org/no-version/") @link(url: "https://example.org/long/v2.1", as: "short") { query: Query }
    extend schema @link(url: "https://specs.apollo.dev/tag/v0.3")
    type Query { a: Int }
  `;
  expect([...linkedNamespaces(parse(sdl))]).toEqual(['link', 'join', 'no-version', 'short', 'tag']);
});

test('what only describes the graph need not be known', () => {
  expect(refusalOf('@link(url: "https://specs.apollo.dev/tag/v0.3") @link(url: "https://example.org/any/v9.9", import: ["@any"])')).toBeNull();
});

test('what the engine keeps to may be marked', () => {
  expect(refusalOf('@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)')).toBeNull();
});

test('a feature that must be understood to execute is refused by its URL', () => {
  expect(refusalOf('@link(url: "https://specs.apollo.dev/connect/v0.1", for: EXECUTION)')).toBe(
    'The supergraph links https://specs.apollo.dev/connect/v0.1 for EXECUTION, which is not supported.',
  );
});

test.each(['@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)', '@link(url: "https://specs.apollo.dev/requiresScopes/v0.1")'])(
  'a guard of data is refused: %s',
  (link) => {
    expect(refusalOf(link)).toMatch(/keeps data from those who may not see it and is not supported/);
  },
);
