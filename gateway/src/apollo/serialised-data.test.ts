import { SerialisedData, stringifyResult } from './serialised-data.js';

const data = (json: string) => new SerialisedData(json) as unknown as Record<string, unknown>;

test('the engine’s text is passed on as it is, after the errors', () => {
  expect(stringifyResult({ data: data('{"a": 1}') })).toBe('{"data":{"a": 1}}');
  expect(stringifyResult({ errors: [{ message: 'x' }], data: data('null'), extensions: { e: 1 } })).toBe(
    '{"errors":[{"message":"x"}],"data":null,"extensions":{"e":1}}',
  );
});

test('an ordinary result is stringified in the ordinary way, and so is ours by others', () => {
  expect(stringifyResult({ errors: [{ message: 'x' }] })).toBe('{"errors":[{"message":"x"}]}');
  expect(JSON.stringify({ data: data('{"a": 1}') })).toBe('{"data":{"a":1}}');
});
