import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonalDataEnvironment } from '../environment/personal-data.js';
import { addPersonalKey, openPersonalKeys } from './personal-keys.js';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-keys-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const open = (more: Partial<PersonalDataEnvironment> = {}) => openPersonalKeys({ home, personalData: { keys: null, keysModule: null, retentionDays: null, ...more } });

test('without any there is a file that its owner alone can read, the same for all processes that start at once', async () => {
  const sources = await Promise.all(Array.from({ length: 5 }, () => open()));
  const keys = await Promise.all(sources.map((source) => source.writingKey()));
  expect(new Set(keys.map(({ secret }) => Buffer.from(secret).toString('hex'))).size).toBe(1);
  expect(keys[0]).toMatchObject({ id: 'k1', secret: expect.objectContaining({ length: 32 }) as unknown });
  expect((await stat(join(home, 'personal-keys'))).mode & 0o777).toBe(0o600);
});

test('a key that is added writes from the next start on, and is found at once by those who meet its id', async () => {
  const before = await open();
  const [old, id] = [await before.writingKey(), await addPersonalKey(home)];
  expect((await before.writingKey()).id).toBe('k1');
  expect((await before.keyOf(id))?.id).toBe(id);
  const after = await open();
  expect((await after.writingKey()).id).toBe(id);
  expect(await after.keyOf('k1')).toEqual(old);
  expect(await after.keyOf('nobody')).toBeNull();
  expect((await stat(join(home, 'personal-keys'))).mode & 0o777).toBe(0o600);
});

test('a file without keys is one clear line that shows nothing of it, and stays as it is', async () => {
  await writeFile(join(home, 'personal-keys'), 'hunter2\n');
  await expect(open()).rejects.toThrow(/personal-keys holds no keys of personal data: put it back from a backup/);
  await expect(open()).rejects.not.toThrow(/hunter2/);
  expect(await readFile(join(home, 'personal-keys'), 'utf8')).toBe('hunter2\n');
});

test('a module can stand for a key management service', async () => {
  const path = join(home, 'kms.mjs');
  await writeFile(path, "const key = { id: 'kms', secret: new Uint8Array(32).fill(7) };\nexport default { writingKey: async () => key, keyOf: async (id) => (id === 'kms' ? key : null) };\n");
  const source = await open({ keysModule: path });
  expect((await source.writingKey()).id).toBe('kms');
});

test.each([
  ['is not there', null, /cannot be loaded/],
  ['gives no keys', 'export default {};', /must export by default/],
])('a module that %s is one clear line', async (_what, text, message) => {
  const path = join(home, 'kms.mjs');
  if (text !== null) await writeFile(path, text);
  await expect(open({ keysModule: path })).rejects.toThrow(message);
});
