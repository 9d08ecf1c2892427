import { supergraphOf } from '../testing/supergraph.test-support.js';
import { plainNumbers } from './plain-numbers.js';

test('names, strings and comments that look like numbers stay as they are', () => {
  const text = '{ f1e9(s: "1e9 \\" 1e9", t: """1e9 \\""" 1e9""") a1e0: x } # 1e9 99999999999999999999';
  expect(plainNumbers(text)).toBe(text);
});

test('an exponent gets a sign, and a whole number beyond 64 bits is a float', () => {
  expect(plainNumbers('{ say(a: 1e9, b: [-2.5E0], c: 1e-9, d: 9223372036854775807, e: 9223372036854775808, f: -9223372036854775809) }')).toBe(
    '{ say(a: 1e+9, b: [-2.5E+0], c: 1e-9, d: 9223372036854775807, e: 9223372036854775808.0, f: -9223372036854775809.0) }',
  );
});

const echo = supergraphOf([
  {
    name: 'echo',
    sdl: 'scalar Any input In { a: Float = 1e9 } type Query { say(s: Float, l: [Float!], i: In, x: Any): String }',
    resolvers: { Query: { say: (_: unknown, args: unknown) => JSON.stringify(args) } },
  },
]);

test.each([
  ['s: 1e9', { s: 1e9 }],
  ['s: 1.0e9', { s: 1e9 }],
  ['s: 0E0', { s: 0 }],
  ['s: -1e-9', { s: -1e-9 }],
  ['s: 1.7976931348623157e308', { s: Number.MAX_VALUE }],
  ['s: 99999999999999999999', { s: 1e20 }],
  ['s: -9223372036854775809', { s: -(2 ** 63) }],
  ['l: [1e9, 2, 0.5e0]', { l: [1e9, 2, 0.5] }],
  ['i: { a: 9e9 }', { i: { a: 9e9 } }],
  ['i: {}', { i: { a: 1e9 } }],
  ['x: { a: 9e9, b: "1e9" }', { x: { a: 9e9, b: '1e9' } }],
])('%s reaches the subgraph as it was meant, as a literal and as the default of a variable', async (argument, meant) => {
  const data = { say: JSON.stringify(meant) };
  await expect(echo.run(`{ say(${argument}) }`)).resolves.toEqual({ data });
  const [, name, literal] = /^(\w): (.*)$/.exec(argument)!;
  const types: Readonly<Record<string, string>> = { s: 'Float', l: '[Float!]', i: 'In', x: 'Any' };
  await expect(echo.run(`query ($v: ${types[name!]} = ${literal}) { say(${name}: $v) }`)).resolves.toEqual({ data });
});

test.each(['s: 1e400', 'l: [-1e309]', 'i: { a: 1e400 }'])('%s is no number, and is refused before anything is asked', async (argument) => {
  await expect(echo.run(`{ say(${argument}) }`)).rejects.toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
});
