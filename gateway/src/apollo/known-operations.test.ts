import { buildSchema, parse } from 'graphql';
import { KnownOperations } from './known-operations.js';

const schema = buildSchema('type Query { a: Int }');
const document = parse('{ a }');

test('a text is known by its hash and in its schema when it was valid there', async () => {
  const known = new KnownOperations();
  expect([known.hashOf('{ a }'), known.documentOf('{ a }', schema)]).toEqual([null, undefined]);
  known.remember('{ a }', 'h', schema, document);
  expect([known.hashOf('{ a }'), known.documentOf('{ a }', schema)]).toEqual(['h', document]);
  expect(known.documentOf('{ a }', buildSchema('type Query { b: Int }'))).toBeUndefined();
  expect(await known.get('apq:h')).toBe('{ a }');
});

test('what clients register is kept beside', async () => {
  const known = new KnownOperations();
  await known.set('apq:r', '{ b }');
  expect([await known.get('apq:r'), known.hashOf('{ b }'), await known.get('apq:x')]).toEqual(['{ b }', null, undefined]);
  await known.delete('apq:r');
  expect(await known.get('apq:r')).toBeUndefined();
});

test('of very many texts the last are remembered, and of none but its hash, too; very long ones never are', async () => {
  const known = new KnownOperations();
  for (let number = 0; number < 3_000; number++) known.remember(`{ a${number} }`, `h${number}`, schema, document);
  expect([known.hashOf('{ a0 }'), await known.get('apq:h0')]).toEqual([null, undefined]);
  expect([known.hashOf('{ a2999 }'), await known.get('apq:h2999')]).toEqual(['h2999', '{ a2999 }']);
  const long = `{ a ${' '.repeat(20_000)} }`;
  known.remember(long, 'long', schema, document);
  expect(known.hashOf(long)).toBeNull();
});
