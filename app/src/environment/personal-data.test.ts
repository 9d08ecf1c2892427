import { readPersonalData } from './personal-data.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

test('keys are read in their order, padded or not, in either alphabet', () => {
  const { keys } = readPersonalData({ OTKLIK_PERSONAL_KEYS: `new:${key(255)}, old_1:${Buffer.alloc(32, 254).toString('base64url')}` });
  expect(keys?.map(({ id, secret }) => [id, secret[0], secret.length])).toEqual([
    ['new', 255, 32],
    ['old_1', 254, 32],
  ]);
});

test.each(['hunter2', 'k1:hunter2', `k 1:${key(1)}`, `k1:${key(1)},`, `k1:${key(1)},k1:${key(2)}`, `${'k'.repeat(33)}:${key(1)}`, `k1:${key(1)}${key(1)}`])(
  'the keys %j are refused without being shown',
  (text) => {
    const refusal = () => readPersonalData({ OTKLIK_PERSONAL_KEYS: text });
    expect(refusal).toThrow(/^OTKLIK_PERSONAL_KEYS/);
    expect(refusal).not.toThrow(new RegExp(`hunter2|${key(1).slice(0, 8)}`));
  },
);

test('keys and a module of keys do not go together', () => {
  expect(() => readPersonalData({ OTKLIK_PERSONAL_KEYS: `k1:${key(1)}`, OTKLIK_PERSONAL_KEYS_MODULE: './kms.mjs' })).toThrow('unset one of the two');
});

test.each([
  ['30', 30],
  ['0', null],
  ['', 1_825],
])('retention of %j days is %s', (text, days) => {
  expect(readPersonalData({ OTKLIK_PERSONAL_RETENTION_DAYS: text }).retentionDays).toBe(days);
});

test.each(['-1', '1.5', '100000', 'ever', '01'])('retention of %j days is refused', (text) => {
  expect(() => readPersonalData({ OTKLIK_PERSONAL_RETENTION_DAYS: text })).toThrow(/^OTKLIK_PERSONAL_RETENTION_DAYS/);
});
