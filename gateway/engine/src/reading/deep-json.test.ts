import { deepJson } from './deep-json.js';

/** Deeper than any recursion. */
const DEEP = 20_000;

test('ordinary values are written as ever', () => {
  const value = { list: [1, 'ё', null, { a: undefined, b: [] }], at: new Date(0) };
  expect(deepJson(value)).toBe(JSON.stringify(value));
  expect(deepJson(undefined)).toBeNull();
});

test('deep lists and objects are written too, with all that is in them', () => {
  const list = `${'['.repeat(DEEP)}1,"\\n",{},[],${'{"ё":null}'}${']'.repeat(DEEP)}`;
  expect(deepJson(JSON.parse(list))).toBe(list);
  const objects = `${'{"a":'.repeat(DEEP)}[true,2.5]${',"b":"x"}'.repeat(DEEP)}`;
  expect(deepJson(JSON.parse(objects))).toBe(objects);
});

test('what JSON does not know is written as JSON.stringify would', () => {
  const deep = JSON.parse(`${'['.repeat(DEEP)}{}${']'.repeat(DEEP)}`) as unknown[];
  const value = { deep, left: undefined, list: [undefined, Number.NaN], at: new Date(0) };
  expect(deepJson(value)!.replace(/\[{10}\[*\{\}\]*/, 'DEEP')).toBe('{"deep":DEEP,"list":[null,null],"at":"1970-01-01T00:00:00.000Z"}');
});
