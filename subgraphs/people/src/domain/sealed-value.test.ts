import { keyIdOf, openValue, SealBroken, sealValue, type PersonalKey } from './sealed-value.js';

const key: PersonalKey = { id: 'k1', secret: new Uint8Array(32).fill(1) };
const place = { personId: '00000000-0000-5000-8000-00000000000a', field: 'givenName' } as const;

test.each(['Анна', '', 'a', '😀'.repeat(50)])('%j is what it was after sealing and opening', (text) => {
  expect(openValue(key, place, sealValue(key, place, text))).toBe(text);
});

test('a sealed value names its key, tells nothing of the text, and never looks the same', () => {
  const [once, again] = [sealValue(key, place, 'Анна Соколова'), sealValue(key, place, 'Анна Соколова')];
  expect(once).not.toBe(again);
  expect(keyIdOf(once)).toBe('k1');
  expect(Buffer.from(once.split('.')[2]!, 'base64url').includes('Анна')).toBe(false);
});

test.each([
  ['another person', key, { ...place, personId: '00000000-0000-5000-8000-00000000000b' }],
  ['another field', key, { ...place, field: 'familyName' as const }],
  ['another key of the same id', { id: 'k1', secret: new Uint8Array(32).fill(2) }, place],
  ['another id of the same key', { id: 'k2', secret: key.secret }, place],
])('it does not open for %s', (_what, otherKey, otherPlace) => {
  const sealed = sealValue(key, place, 'Анна');
  expect(() => openValue(otherKey, otherPlace, sealed)).toThrow(SealBroken);
});

test('it does not open when a bit of it was changed, or its end cut off', () => {
  const sealed = sealValue(key, place, 'Анна');
  const head = 'v1.k1.';
  const bytes = Buffer.from(sealed.slice(head.length), 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(() => openValue(key, place, head + changed.toString('base64url'))).toThrow(SealBroken);
    expect(() => openValue(key, place, head + bytes.subarray(0, at).toString('base64url'))).toThrow(SealBroken);
  }
});

test.each(['Анна', '', 'v1.', 'v1..abc', 'v2.k1.abc', 'v1.k 1.abc'])('%j is no sealed value', (text) => {
  expect(() => keyIdOf(text)).toThrow(SealBroken);
  expect(() => openValue(key, place, text)).toThrow(SealBroken);
});
