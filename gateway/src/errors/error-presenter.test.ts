import { CodedError } from '@otklik/base';
import { DataFlaw } from '@otklik/gateway-engine';
import { GraphQLError } from 'graphql';
import { ErrorPresenter } from './error-presenter.js';

const request = { locale: 'en', requestId: 'r-1' } as const;

function presenter(production = false): { present: (error: unknown) => unknown; logged: unknown[] } {
  const logged: unknown[] = [];
  const it = new ErrorPresenter((fault, about) => logged.push([fault, about]), production);
  return { present: (error) => it.present(error, request), logged };
}

test('a coded error keeps its code and speaks the reader’s language', () => {
  const { present, logged } = presenter();
  const error = new GraphQLError('x', { path: ['appeal'], originalError: CodedError.notFound() });
  expect(present(error)).toEqual({ message: 'There is no such object.', path: ['appeal'], extensions: { code: 'NOT_FOUND' } });
  expect(logged).toEqual([]);
});

test('an error of a subgraph with a code of the table is passed on without its other extensions', () => {
  const error = new GraphQLError('Нет', { path: ['a', 0], extensions: { code: 'FORBIDDEN', stacktrace: ['at x'], subgraph: 'appeals' } });
  expect(presenter().present(error)).toEqual({ message: 'Нет', path: ['a', 0], extensions: { code: 'FORBIDDEN', subgraph: 'appeals' } });
  expect(presenter(true).present(error)).toEqual({ message: 'Нет', path: ['a', 0], extensions: { code: 'FORBIDDEN' } });
});

test.each([
  ['an exception', new TypeError('Cannot read "secret" of undefined')],
  ['an error with an unknown code', new GraphQLError('secret', { extensions: { code: 'WHATEVER' } })],
  ['an error without a code', new GraphQLError('secret')],
  ['something that is no error', 'secret'],
])('%s becomes a neutral sentence with the request id, and a line in the log', (_name, error) => {
  const { present, logged } = presenter();
  const shown = present(error);
  expect(shown).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } });
  expect(JSON.stringify(shown)).not.toMatch(/secret|stack/);
  expect(logged).toHaveLength(1);
});

test('where errors of subgraphs are relayed they stay as they are but for stacks, and never in production', () => {
  const error = new GraphQLError('No blurb', { path: ['a'], extensions: { code: 'SHELF', height: 3, stacktrace: ['at x'], subgraph: 'books' } });
  const relaying = (production: boolean): unknown => new ErrorPresenter(() => undefined, production, true).present(error, request);
  expect(relaying(false)).toEqual({ message: 'No blurb', path: ['a'], extensions: { code: 'SHELF', height: 3, subgraph: 'books' } });
  expect(relaying(true)).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  const flaw = new GraphQLError('Cannot return null for non-nullable field Book.title.', { path: ['b'], extensions: { code: 'INTERNAL_SERVER_ERROR' }, originalError: new DataFlaw('x') });
  const flawed = (production: boolean, relays = true): unknown => new ErrorPresenter(() => undefined, production, relays).present(flaw, request);
  expect(flawed(false)).toEqual({ message: flaw.message, path: ['b'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  for (const masked of [flawed(true), flawed(false, false)]) expect(masked).toMatchObject({ message: expect.stringMatching(/^A fault of ours/) as string });
  const fault = new ErrorPresenter(() => undefined, false, true).present(new TypeError('ours'), request);
  expect(fault).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } });
});

test('codes of Apollo Server that are not ours become ours', () => {
  const error = new GraphQLError('Unknown operation named "x".', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  expect(presenter().present(error)).toMatchObject({ message: 'Unknown operation named "x".', extensions: { code: 'BAD_REQUEST' } });
});

test('a hash that is not of the operation sent with it is the client’s mistake', () => {
  const { present, logged } = presenter();
  const error = new GraphQLError('provided sha does not match query', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(present(error)).toEqual({ message: 'provided sha does not match query', extensions: { code: 'BAD_REQUEST' } });
  expect(logged).toEqual([]);
});
