import { buildSchema, Kind, parse, visit } from 'graphql';
import { clientKeyOf, PlanKeys } from './plan-keys.js';
import { selectOperation } from './select-operation.js';

const schema = buildSchema(`
  type Query { books: [Book] films: [Film] }
  type Book { id: ID title: String size(unit: Unit, of: [Int]): Int }
  type Film { id: ID title: String size(unit: Unit, of: [Int]): Int }
  input Unit { name: String factor: Int }
`);

/** Plan keys of the leaves, in the order of the text. */
function keysIn(text: string): string[] {
  const operation = selectOperation(parse(text), null);
  const planKeys = PlanKeys.of(schema).in(operation);
  const keys: string[] = [];
  visit(operation.definition, {
    [Kind.FIELD]: (field) => {
      if (field.selectionSet === undefined) keys.push(planKeys.of(field));
    },
  });
  return keys;
}

test('aliases and fields with arguments are prefixed, others keep their name', () => {
  expect(keysIn('{ books { id called: title size } }')).toEqual(['id', '_as_called', '_as_size']);
});

test('different fields under one key are numbered, the same field is not', () => {
  expect(keysIn('{ books { x: id } films { x: title } b: books { x: id } }')).toEqual(['_as_x', '_as1_x', '_as_x']);
  expect(keysIn('{ books { size(of: [1]) } films { size(of: [2]) } }')).toEqual(['_as_size', '_as1_size']);
});

test('the order of arguments and of input fields makes no other field, that of list items does', () => {
  const [first, second, third] = keysIn(`{ books {
    size(unit: { name: "cm", factor: 1 }, of: [1, 2])
    size(of: [1, 2], unit: { factor: 1, name: "cm" })
    size(of: [2, 1], unit: { factor: 1, name: "cm" })
  } }`);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("the client's key comes back from either form", () => {
  expect(['id', '_as_x', '_as12_x', '_as__as1_x'].map(clientKeyOf)).toEqual(['id', 'x', 'x', '_as1_x']);
});
