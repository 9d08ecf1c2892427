import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCallKeys } from './call-keys.js';

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), 'otklik-call-'))));
afterEach(() => rm(home, { recursive: true, force: true }));

const textOf = (keys: Awaited<ReturnType<typeof loadCallKeys>>): string[] => keys.accepted.map((key) => key.export().toString());

test('processes that share a home share the secret, whoever starts first', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadCallKeys({ home, callSecrets: null })));
  expect(new Set(keys.flatMap(textOf)).size).toBe(1);
  expect((await stat(join(home, 'call-secret'))).mode & 0o777).toBe(0o600);
});

test('those given in the environment go first, and no file is made', async () => {
  const callSecrets = ['n'.repeat(32), 'o'.repeat(32)];
  const keys = await loadCallKeys({ home, callSecrets });
  expect([textOf(keys), keys.signing]).toEqual([callSecrets, keys.accepted[0]]);
  await expect(stat(join(home, 'call-secret'))).rejects.toThrow('ENOENT');
});

test('a file that holds something else is one line that says the cure', async () => {
  await writeFile(join(home, 'call-secret'), '');
  await expect(loadCallKeys({ home, callSecrets: null })).rejects.toThrow(/call-secret holds no secret of calls: delete it/);
});
