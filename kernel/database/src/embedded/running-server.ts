import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isInitialised } from './cluster-folder.js';
import { prepareLogin } from './login.js';
import { readPasswords } from './passwords.js';
import { isRunning, readPostmaster } from './postmaster.js';

/**
 * The address of the embedded server that runs on a home now, for a command beside the platform, as the login `otklik`; null when none
 * does. Leaves the server to whoever runs it: the connection ends when that one stops it.
 */
export async function runningEmbeddedUrl(home: string): Promise<string | null> {
  const folder = await realpath(home).catch(() => null);
  if (folder === null) return null;
  const postmaster = await readPostmaster(join(folder, 'postgres', 'data'));
  if (postmaster?.status !== 'ready' || !(await isRunning(postmaster))) return null;
  const { url } = await prepareLogin(postmaster.port, await readPasswords(join(folder, 'database-passwords.json')));
  return url;
}

/** Whether a home has an embedded database, running or not. */
export function hasEmbeddedDatabase(home: string): Promise<boolean> {
  return isInitialised(join(home, 'postgres', 'data'));
}
