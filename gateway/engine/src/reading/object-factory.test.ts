import { compileFactory } from './object-factory.js';

test('objects get their keys in order, and room for more', () => {
  const object = compileFactory(['id', 'name'], ['title'])(['before', '1', 'Яма'], 1);
  expect(Object.entries(object)).toEqual([
    ['id', '1'],
    ['name', 'Яма'],
    ['title', undefined],
  ]);
});

test.each(['__proto__', 'a b', 'a: alert(1), b', '"a"', ''])('the key %j never becomes code', (key) => {
  const object = compileFactory([key, 'id'])([{ polluted: true }, 1], 0);
  expect(Object.keys(object)).toEqual([key, 'id']);
  expect((object as { polluted?: boolean }).polluted).toBeUndefined();
});
