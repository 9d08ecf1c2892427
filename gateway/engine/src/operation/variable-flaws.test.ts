import { buildSchema, getVariableValues, Kind, parse, type VariableDefinitionNode } from 'graphql';
import { findVariableFlaws } from './variable-flaws.js';

const schema = buildSchema(`
  scalar Date enum Color { RED GREEN }
  input Point { x: Int! name: String more: [Point!] color: Color = RED }
  input Either @oneOf { a: Int b: String }
  type Query { a: Int }
`);
const SECRET = 'Канарейкина';
const VALUES = [undefined, null, SECRET, 'RED', 0, 1.5, 2 ** 40, Number.NaN, true, [], [SECRET, 1, null], [[SECRET]], {}, { x: 1 }, { x: SECRET }, { x: 1, [SECRET]: 1 }]
  .concat([{ x: 1, name: [SECRET], more: [{ x: 2, color: SECRET }, null, SECRET, { name: 1 }] }, { x: 1, more: { x: 'one' } }, { a: 1, b: SECRET }, { a: null }] as never[]);
const TYPES = ['Int', 'Int!', 'Float!', 'String', 'ID', 'Boolean', 'Color', 'Date', 'Point', 'Point!', '[Int!]', '[[Color]!]!', '[Point]', 'Either', 'Int = 7', 'Query', 'Missing'];

function definitionsOf(type: string): readonly VariableDefinitionNode[] {
  const [operation] = parse(`query ($v: ${type}) { a }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
}

/** Where a message says that something is wrong. */
const placeOf = (message: string): string | undefined => / at "([^"]+)"/.exec(message)?.[1];

test.each(TYPES)('whatever is wrong with a variable of type %s is found at the places where graphql-js finds it', (type) => {
  const definitions = definitionsOf(type);
  for (const value of VALUES) {
    const given = value === undefined ? {} : { v: value };
    const expected = getVariableValues(schema, definitions, given).errors ?? [];
    const found = findVariableFlaws(definitions, schema, given);
    expect(found.map(({ message }) => placeOf(message))).toEqual(expected.map(({ message }) => placeOf(message)));
    expect(found.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT')).toBe(true);
  }
});

test.each(TYPES)('no value of a variable of type %s comes back in a message', (type) => {
  for (const value of VALUES) {
    for (const { message } of findVariableFlaws(definitionsOf(type), schema, { v: value })) {
      // The name of a key is the client's programme, not what a person wrote.
      expect(message.replace(/Field "[^"]+" is not defined/, '')).not.toContain(SECRET);
    }
  }
});

test('messages say the variable, the place and what is expected there', () => {
  const messages = findVariableFlaws(definitionsOf('Point!'), schema, { v: { x: 'one', more: [{ x: 1, color: 'BLUE' }, {}] } }).map(({ message }) => message);
  expect(messages).toEqual([
    'Variable "$v" got invalid value at "v.x"; Expected a value of type "Int".',
    'Variable "$v" got invalid value at "v.more[0].color"; Expected a value of type "Color".',
    'Variable "$v" got invalid value at "v.more[1]"; Field "x" of required type "Int!" was not provided.',
  ]);
});

test('a thousand flaws are not told one by one', () => {
  const flaws = findVariableFlaws(definitionsOf('[Int]'), schema, { v: Array(1000).fill('x') });
  expect(flaws).toHaveLength(21);
  expect(flaws.at(-1)?.message).toBe('There is more that does not fit.');
});
