import { registrationNumber, registrationYear } from './registration-number.js';

test('a registration number names the agency, the year and the place in it', () => {
  expect(registrationNumber('МТДХ', 2026, 17)).toBe('МТДХ-2026-17');
});

test('the year turns with the region’s New Year', () => {
  expect(registrationYear(new Date('2026-12-31T17:00:00Z'), 'Asia/Novosibirsk')).toBe(2027);
  expect(registrationYear(new Date('2026-12-31T17:00:00Z'), 'Europe/Moscow')).toBe(2026);
});
