import { newId } from '@otklik/base';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalStorage } from './local-storage.js';

let folder: string;
let storage: LocalStorage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-files-'));
  storage = new LocalStorage(join(folder, 'files'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('what was put is got as it was, until it is removed', async () => {
  const key = newId();
  expect(await storage.get(key)).toBeNull();
  await storage.put(key, Buffer.from([0, 255, 10]));
  expect(await storage.get(key)).toEqual(Buffer.from([0, 255, 10]));
  await storage.remove(key);
  expect(await storage.get(key)).toBeNull();
  await storage.remove(key);
});

test('nobody else of the machine may read it', async () => {
  const key = newId();
  await storage.put(key, Buffer.from('x'));
  const place = join(folder, 'files', key.slice(-2));
  expect([(await stat(place)).mode & 0o777, (await stat(join(place, key))).mode & 0o777]).toEqual([0o700, 0o600]);
});

test.each(['../../etc/passwd', '..', '', 'a/b', `${newId()}/../x`, `${newId().toUpperCase()}`, `${newId()}.part`])('the key %j leads nowhere', async (key) => {
  expect(() => storage.get(key)).toThrow('This is no key of a file.');
  await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('This is no key of a file.');
});

test('a folder that cannot be written is told as such, and nothing half is left', async () => {
  await writeFile(join(folder, 'no-folder'), '');
  const broken = new LocalStorage(join(folder, 'no-folder'));
  await expect(broken.put(newId(), Buffer.from('x'))).rejects.toThrow('The folder of the files fails: ENOTDIR');
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['files', 'no-folder']));
});
