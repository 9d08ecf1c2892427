import { CodedError } from '@otklik/base';
import { Vault } from '@otklik/people';
import { randomBytes } from 'node:crypto';
import { detailsVault } from './details-vault.js';

const key = { id: 'k1', secret: randomBytes(32) };
const vault = detailsVault(() => Promise.resolve(new Vault({ writingKey: () => Promise.resolve(key), keyOf: (id) => Promise.resolve(id === key.id ? key : null) })));

test('personal details open for their own appeal alone', async () => {
  const sealed = await vault.seal('one', '{"policy":"7391"}');
  expect(sealed).toMatch(/^v1\.k1\./);
  expect(sealed).not.toContain('7391');
  expect(await vault.open('one', sealed)).toBe('{"policy":"7391"}');
  await expect(vault.open('two', sealed)).rejects.toThrow(CodedError.personalDataUnavailable());
});

test('nothing is kept when there is no key', async () => {
  const empty = detailsVault(() => Promise.resolve(new Vault({ writingKey: () => Promise.reject(new Error('none')), keyOf: () => Promise.resolve(null) })));
  await expect(empty.seal('one', 'x')).rejects.toThrow(CodedError.personalDataUnavailable());
});
