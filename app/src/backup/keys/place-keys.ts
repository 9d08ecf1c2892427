import { BackupError, makeHome } from '@otklik/database';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPersonalKeys } from '../../environment/personal-data.js';
import type { Environment } from '../../environment/read-environment.js';
import { newEntry } from '../../platform/personal-keys.js';
import type { BackupHead } from '../archive/manifest.js';
import { KEY_FILES, readHomeKeys, readOrNull } from './home-keys.js';
import type { SavedKeys } from './keys-file.js';
import { fingerprintOf } from './keys-in-use.js';

/** What is restored, and with which keys. */
export interface KeyPlacement {
  readonly environment: Pick<Environment, 'home' | 'personalData' | 'voteSecret'>;
  readonly needed: BackupHead['keys'];
  /** Of `--keys`; null without it. */
  readonly saved: SavedKeys | null;
}

/** What cannot be read, or used, until its key is there. */
export interface KeysMissing {
  /** Ids of keys of personal data. */
  readonly personal: readonly string[];
  readonly voteSecret: boolean;
}

/**
 * Sees to the keys of what is going to be restored, before it is: puts saved ones into the home. Where some are missing, the home gets a
 * new key of an id that no other has: the platform would make one that is called like the missing one, and neither could be told from the
 * other when that comes back.
 * @throws BackupError KEYS_WRONG when there are others of the same name; nothing is changed then
 */
export async function placeKeys({ environment, needed, saved }: KeyPlacement): Promise<KeysMissing> {
  const { home, personalData } = environment;
  if (saved !== null) await requireRoom(home, saved);
  const missing = await compare({ environment, needed, saved });
  await makeHome(home);
  if (saved !== null) await writeMissing(home, saved);
  else if (missing.personal.length > 0 && personalData.keys === null && personalData.keysModule === null) {
    await writeSecret(join(home, KEY_FILES.personal), newEntry(`r-${randomBytes(4).toString('hex')}`));
  }
  return missing;
}

async function compare({ environment, needed, saved }: KeyPlacement): Promise<KeysMissing> {
  const here = await readHomeKeys(environment);
  const brought = readPersonalKeys(saved?.personal ?? []) ?? [];
  const personal: string[] = [];
  for (const { id, fingerprint } of needed.personal) {
    // The environment goes before the file that is written.
    const fromEnvironment = environment.personalData.keys !== null || environment.personalData.keysModule !== null;
    const key = (fromEnvironment ? null : brought.find((candidate) => candidate.id === id)) ?? (await here.personalKey(id));
    if (key === null) personal.push(id);
    else if (fingerprint !== null && fingerprintOf(key.secret) !== fingerprint) throw wrong(`the key "${id}" of personal data`);
  }
  const voteSecret = environment.voteSecret ?? saved?.voteSecret ?? here.voteSecret;
  if (needed.voteSecret !== null && voteSecret !== null && fingerprintOf(voteSecret) !== needed.voteSecret) throw wrong('the vote secret');
  return { personal, voteSecret: needed.voteSecret !== null && voteSecret === null };
}

function wrong(what: string): BackupError {
  return new BackupError('KEYS_WRONG', `Here ${what} is another than the one of the backup: take the right keys, or another OTKLIK_HOME`);
}

/** Files of the home by what is saved of them. */
function filesOf(home: string, { personal, voteSecret, signingKeys }: SavedKeys): [string, string][] {
  const texts: [string, string | null][] = [
    [KEY_FILES.personal, personal === null || personal.length === 0 ? null : personal.join('\n')],
    [KEY_FILES.vote, voteSecret],
    [KEY_FILES.signing, signingKeys],
  ];
  return texts.flatMap(([name, text]) => (text === null ? [] : [[join(home, name), text.trim()]]));
}

async function requireRoom(home: string, saved: SavedKeys): Promise<void> {
  for (const [file, text] of filesOf(home, saved)) {
    const found = await readOrNull(file);
    if (found !== null && found.trim() !== text) throw new BackupError('KEYS_WRONG', `${file} holds other keys: move it away, or take another OTKLIK_HOME`);
  }
}

async function writeMissing(home: string, saved: SavedKeys): Promise<void> {
  for (const [file, text] of filesOf(home, saved)) {
    if ((await readOrNull(file)) === null) await writeSecret(file, text);
  }
}

async function writeSecret(file: string, text: string): Promise<void> {
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
