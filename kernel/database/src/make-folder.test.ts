import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { makeFolder } from './make-folder.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-folder-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('missing folders above are made too, and one that is there is left as it is', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(deep), makeFolder(deep)]);
  await makeFolder(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

test('a file in the way is an error', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a place where the system makes no folders is an error, not an endless attempt', async () => {
  await expect(makeFolder('/proc/otklik')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(makeFolder('/proc/otklik/home')).rejects.toMatchObject({ code: 'ENOENT' });
});
