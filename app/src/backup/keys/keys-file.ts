import { BackupError } from '@otklik/database';
import { open, readFile, rm } from 'node:fs/promises';
import { readPersonalKeys } from '../../environment/personal-data.js';
import { explainFile, requireAbsent } from '../archive/explain-file.js';
import type { HomeKeys } from './home-keys.js';

const FORMAT = 'otklik-keys';
const FORMAT_VERSION = 1;

/** What a file of keys holds; null or none is what was not there. */
export interface SavedKeys {
  readonly personal: readonly string[] | null;
  readonly voteSecret: string | null;
  readonly signingKeys: string | null;
}

/** Writes the keys into a file of their own, readable by its owner alone. @throws BackupError when it exists or cannot be written */
export async function writeKeysFile(file: string, { personal, voteSecret, signingKeys }: HomeKeys): Promise<void> {
  await requireAbsent(file);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, personal, voteSecret, signingKeys }, null, 1)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    throw explainFile(error, file);
  }
}

/** @throws BackupError FILE_UNREADABLE, KEYS_WRONG, BACKUP_NEWER */
export async function readKeysFile(file: string): Promise<SavedKeys> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError('FILE_UNREADABLE', error.code === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read: ${error.code}`, { cause: error });
  });
  const { format, formatVersion, personal = null, voteSecret = null, signingKeys = null } = parse(text);
  if (format !== FORMAT) throw new BackupError('KEYS_WRONG', `${file} is no file of keys made by "otklik backup --keys"`);
  if (formatVersion !== FORMAT_VERSION) throw new BackupError('BACKUP_NEWER', `${file} was made by a later version of the platform: take that version`);
  if (personal !== null && readPersonalKeys(personal) === null) throw new BackupError('KEYS_WRONG', `${file} is damaged: its keys of personal data cannot be read`);
  return { personal, voteSecret, signingKeys };
}

function parse(text: string): Partial<SavedKeys> & { format?: unknown; formatVersion?: unknown } {
  try {
    return (JSON.parse(text) as ReturnType<typeof parse> | null) ?? {};
  } catch {
    return {};
  }
}
