import { Batch } from './entity-targets.js';

test('a representation has one index, however often it is put in', () => {
  const batch = new Batch(true);
  expect(['{"id":"1"}', '{"id":"2"}', '{"id":"1"}'].map((text) => batch.indexOf(text))).toEqual([0, 1, 0]);
  expect([batch.indexOfNew('{"id":"2"}'), batch.indexOfNew('{"id":"3"}')]).toEqual([1, 2]);
  expect(batch.text).toBe('{"id":"1"},{"id":"2"},{"id":"3"}');
});
