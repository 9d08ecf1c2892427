import { parse, print } from 'graphql';
import { outlineOf } from './outline.js';

test('keeps what the schema links, the subgraphs, and what carries directives of other specifications', () => {
  const supergraph = parse(`
    schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query }
    directive @cost(weight: Int) on FIELD_DEFINITION
    enum join__Graph { A @join__graph(name: "a", url: "http://a.test/") }
    scalar Plain
    scalar Dear @cost(weight: 3)
    enum Colour @join__type(graph: A) { RED }
    "Long." type Query @join__type(graph: A) {
      "Long." live: Int @live(topic: "t") @join__field(graph: A)
      sized(first: Int @cost(weight: 2)): Int
      old: Int @deprecated
      hidden: Int @inaccessible
    }
    type Nothing @join__type(graph: A) { a: Int }
    input Filter { dear: Int @cost(weight: 1), plain: Int }
  `);
  expect(print(outlineOf(supergraph))).toBe(
    print(
      parse(`
        schema @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query }
        enum join__Graph { A @join__graph(name: "a", url: "http://a.test/") }
        scalar Dear @cost(weight: 3)
        type Query @join__type(graph: A) {
          live: Int @live(topic: "t") @join__field(graph: A)
          sized(first: Int @cost(weight: 2)): Int
        }
        input Filter { dear: Int @cost(weight: 1) }
      `),
    ),
  );
});
