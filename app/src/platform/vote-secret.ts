import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartError } from '@otklik/database';

const SECRET_BYTES = 32;
const FORM = /^[\w-]{43,}$/;

/**
 * The secret that turns people into vote marks (see `VoteKeys` of surveys). Made on the first start and kept in a file
 * that its owner alone can read, never in the database: who has one of the two cannot tell who took part in a survey.
 * @throws StartError when the file holds no secret: a new one would let everybody answer open surveys again
 */
export async function loadVoteSecret(file: string): Promise<string> {
  const secret = ((await readOrNull(file)) ?? (await createSecret(file))).trim();
  if (FORM.test(secret)) return secret;
  throw new StartError(`${file} holds no vote secret: put it back from a backup, or delete it and open surveys take no more answers`);
}

/** Two processes that start at once agree on one secret: the first to link its file wins. */
async function createSecret(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(file, 'utf8');
}

function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
