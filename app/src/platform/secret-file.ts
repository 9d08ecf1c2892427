import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const SECRET_BYTES = 32;

/** A secret that is made on the first start and kept in a file that its owner alone can read. Whatever the file holds is given back. */
export async function loadSecretFile(file: string, make = randomSecret): Promise<string> {
  return ((await readOrNull(file)) ?? (await createSecret(file, make))).trim();
}

/** Two processes that start at once agree on one secret: the first to link its file wins. */
async function createSecret(file: string, make: () => string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(file, 'utf8');
}

function randomSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
