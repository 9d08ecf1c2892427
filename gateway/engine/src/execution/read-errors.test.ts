import { GraphQLError } from 'graphql';
import { readErrors } from './read-errors.js';

test('errors by the specification are read as they are', () => {
  const error = { message: 'no', path: ['items', 0, 'title'], extensions: { code: 'X' } };
  expect(readErrors([error])).toEqual([error]);
});

test('an error of a subgraph in this process stays the object it is', () => {
  const error = new GraphQLError('no', { originalError: new TypeError('why') });
  expect(readErrors([error])?.[0]).toBe(error);
});

test.each([
  ['a path that is a text', { path: 'nope' }],
  ['a path with an object in it', { path: [{ a: 1 }] }],
  ['a path with a null in it', { path: ['a', null] }],
  ['extensions that are a text', { extensions: 'str' }],
  ['extensions that are a list', { extensions: [1] }],
])('%s is left out, and the error stays', (_, strange) => {
  expect(readErrors([{ message: 'm', ...strange }])).toEqual([{ message: 'm' }]);
});

test.each([[{}], ['no'], [[{}]], [[null]], [[{ message: 1 }]]])('%j is no list of errors', (value) => {
  expect(readErrors(value)).toBeNull();
});
