import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadVoteSecret } from './vote-secret.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-vote-'));
  file = join(folder, 'home', 'vote-secret');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the vote secret', () => {
  test('is made once, for its owner alone, and is the same at every start', async () => {
    const secret = await loadVoteSecret(file);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadVoteSecret(file)).toBe(secret);
  });

  test('is one, whoever starts at the same time', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => loadVoteSecret(file)));
    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(join(folder, 'home'))).toEqual(['vote-secret']);
  });

  test('is never replaced by a new one when its file is broken', async () => {
    await loadVoteSecret(file);
    await writeFile(file, 'oops');
    await expect(loadVoteSecret(file)).rejects.toThrow(/holds no vote secret: put it back from a backup/);
  });
});
