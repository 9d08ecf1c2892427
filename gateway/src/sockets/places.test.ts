import { Places } from './places.js';

test('everybody has so many places, which come back when they are left', () => {
  const places = new Places(2);
  places.take('anna');
  places.take('anna');
  expect([places.areTaken('anna'), places.areTaken('boris')]).toEqual([true, false]);
  places.leave('anna');
  expect(places.areTaken('anna')).toBe(false);
  for (let count = 0; count < 3; count++) places.leave('anna');
  places.take('anna');
  expect(places.areTaken('anna')).toBe(false);
});

test('where nobody counts there is always a place', () => {
  const places = new Places(null);
  for (let count = 0; count < 100; count++) places.take('anna');
  expect(places.areTaken('anna')).toBe(false);
});
