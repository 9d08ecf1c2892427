import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { compileVariables } from './variables.js';

const schema = buildSchema('scalar Date enum Color { RED GREEN } input Point { x: Int } type Query { a(id: ID, f: Float, c: Color, d: Date, p: Point): Int }');
const VALUES = [undefined, null, 'RED', 'BLUE', '', 'Яма', 0, -1, 1.5, 2_147_483_648, -2_147_483_648, Number.NaN, true, [], ['RED'], {}, { x: 1 }];
const TYPES = ['Int', 'Float', 'String', 'ID', 'Boolean', 'Color', 'Date', 'Point', '[Int]', 'Int!', 'ID!', 'Color!', 'Int = 7', 'Color = RED', 'Missing'];

test.each(TYPES)('a variable of type %s is read as graphql-js does it, or left to it', (type) => {
  const [operation] = parse(`query ($v: ${type}) { a }`).definitions;
  const definitions = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
  const read = compileVariables(definitions, schema);
  for (const value of VALUES) {
    const given = value === undefined ? {} : { v: value };
    const expected = getVariableValues(schema, definitions, given);
    const found = read(given);
    if (found !== null) expect(expected).toEqual({ coerced: found });
  }
});

test('the usual is not left to it', () => {
  const [operation] = parse('query ($id: ID!, $n: Int, $c: Color, $f: Float, $b: Boolean) { a }').definitions;
  const definitions = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
  expect(compileVariables(definitions, schema)({ id: 'a', n: 1, c: 'RED', b: null, more: 1 })).toEqual({ id: 'a', n: 1, c: 'RED', b: null });
});
