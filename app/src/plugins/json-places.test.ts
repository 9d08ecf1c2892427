import { lineOf, linesOfJson } from './json-places.js';

const TEXT = `{
  "id": "a{b",
  "list": [
    { "key": "x\\\\", "a/b": 1 },
    [true,
      null]
  ],
  "last": { "deep": { "er": -1.5e3 } }
}`;
const lines = linesOfJson(TEXT);

test.each([
  ['', 1],
  ['/id', 2],
  ['/list', 3],
  ['/list/0', 4],
  ['/list/0/key', 4],
  ['/list/0/a~1b', 4],
  ['/list/1', 5],
  ['/list/1/1', 6],
  ['/last/deep/er', 8],
])('%j stands in line %i', (pointer, line) => {
  expect(lineOf(lines, pointer)).toBe(line);
});

test('what is missing stands where it should be', () => {
  expect(lineOf(lines, '/list/0/title/ru')).toBe(4);
  expect(lineOf(lines, '/nothing')).toBe(1);
});

test('what is no JSON has lines as far as it is read', () => {
  expect(lineOf(linesOfJson('{\n"a": [1, "b'), '/a/0')).toBe(2);
  expect(lineOf(linesOfJson(']]}{'), '/a')).toBe(1);
});
