import { utf8Text } from '@otklik/gateway-engine';
import { bodyOf, SerialisedData, stringifyResult, textOfResult } from './serialised-data.js';

const data = (json: string) => new SerialisedData({ json, utf8: utf8Text(json) }) as unknown as Record<string, unknown>;
const sent = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

test('the engine’s text is passed on as it is, after the errors', () => {
  const plain = { data: data('{"a": "Яма 🕳"}') };
  expect([sent(stringifyResult(plain)), textOfResult(plain)]).toEqual(Array(2).fill('{"data":{"a": "Яма 🕳"}}'));
  const failed = { errors: [{ message: 'Нет' }], data: data('null'), extensions: { e: 'ё' } };
  const text = '{"errors":[{"message":"Нет"}],"data":null,"extensions":{"e":"ё"}}';
  expect([sent(stringifyResult(failed)), textOfResult(failed)]).toEqual([text, text]);
});

test('an ordinary result is stringified in the ordinary way, and so is ours by others', () => {
  expect(sent(stringifyResult({ errors: [{ message: 'Нет' }] }))).toBe('{"errors":[{"message":"Нет"}]}');
  expect(JSON.stringify({ data: data('{"a": 1}') })).toBe('{"data":{"a":1}}');
});

test('what is sent are the bytes that the engine made, unless something goes with the data', () => {
  const bytes = Buffer.from('{"data":{"a":"Яма"}}');
  const long = new SerialisedData({ json: '{"a":"Яма"}', utf8: utf8Text('{"a":"Яма"}'), bytes }) as unknown as Record<string, unknown>;
  expect(bodyOf({ data: long })).toBe(bytes);
  const withErrors = { data: long, errors: [{ message: 'Нет' }] };
  expect(bodyOf(withErrors)).toBe(stringifyResult(withErrors));
  const withExtensions = { data: long, extensions: { cost: 1 } };
  expect(bodyOf(withExtensions)).toBe(stringifyResult(withExtensions));
  expect(bodyOf({ data: data('{"a":"Яма"}') })).toBe(stringifyResult({ data: data('{"a":"Яма"}') }));
});
