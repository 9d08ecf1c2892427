import { buildSchema, isInputObjectType, parse, print } from 'graphql';
import { supergraphOf } from '../testing/supergraph.test-support.js';
import { plainEscapes, rightEscapes } from './right-escapes.js';
import { createRustPlanner } from './rust-planner.js';

const value = (sdl: string): unknown => {
  const type = buildSchema(rightEscapes(sdl)).getType('In');
  return isInputObjectType(type) ? type.getFields()['s']?.defaultValue : undefined;
};
const sdl = (text: string): string => `input In { s: String = ${text} }`;

test.each([
  ['"\\u128512"', '😀'],
  ['"a\\u12851212"', 'a😀12'],
  ['"\\u0031\\u00274"', '\u001f\u001b4'],
  ['"\\\\u128512"', '\\u128512'],
  ['"\\"\\u1114111\\n"', '"\u{10ffff}\n'],
  ['"ж\\u65536"', 'ж\u{10000}'],
])('%s means %j', (text, meant) => {
  expect(value(sdl(text))).toBe(meant);
});

test('block strings and comments stay as they are', () => {
  const text = `# "\\u128512\n"""\n"\\u128512" 😀\n"""\ntype T { a: Int }`;
  expect(rightEscapes(text)).toBe(text);
});

test('a backspace is written by its number, and what only looks like one stays', () => {
  expect(plainEscapes('{ say(s: "\\b \\\\b \\"\\b", t: """\\b""") } # "\\b')).toBe('{ say(s: "\\u0008 \\\\b \\"\\u0008", t: """\\b""") } # "\\b');
});

test('a backspace in an operation reaches the subgraph', async () => {
  const echo = supergraphOf([
    { name: 'echo', sdl: 'type Query { say(s: String): String }', resolvers: { Query: { say: (_: unknown, { s }: { s: string }) => s } } },
  ]);
  await expect(echo.run('{ say(s: "a\\b\\u0010\\u001f😀") }')).resolves.toEqual({ data: { say: 'a\b\u0010\u001f😀' } });
});

test('texts of a supergraph arrive in the schema of clients as they were written', () => {
  const text = 'é\b"😀\\\u0001\u001f/12𝕏3';
  const supergraph = `
    schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @join__type(graph: join__Graph!, key: String, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
    directive @join__field(graph: join__Graph, requires: String, provides: String, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
    directive @link(url: String, as: String, for: link__Purpose, import: [String]) repeatable on SCHEMA
    enum link__Purpose { SECURITY EXECUTION }
    enum join__Graph { A @join__graph(name: "a", url: "http://a") }
    type Query @join__type(graph: A) { ${JSON.stringify('Says 😀')} echo(s: String = ${JSON.stringify(text)}): String @deprecated(reason: ${JSON.stringify(text)}) }`;
  const { consumerSdl } = createRustPlanner(supergraph);
  const query = buildSchema(print(parse(consumerSdl))).getQueryType()!;
  expect(query.getFields()['echo']).toMatchObject({ description: 'Says 😀', deprecationReason: text, args: [{ defaultValue: text }] });
});
