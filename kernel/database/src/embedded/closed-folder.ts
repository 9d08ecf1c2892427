import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const OTHERS_MAY_ENTER = 0o001;

/** The topmost folder, from the root down to this one, that other users may not enter; or null. */
export async function closedFolder(path: string): Promise<string | null> {
  const folder = await realpath(path);
  const parent = dirname(folder);
  const above = parent === folder ? null : await closedFolder(parent);
  if (above !== null) return above;
  const { mode } = await stat(folder);
  return (mode & OTHERS_MAY_ENTER) === 0 ? folder : null;
}
