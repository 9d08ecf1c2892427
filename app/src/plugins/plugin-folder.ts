import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../commands/command-error.js';

/** What lies in a plugin's folder and is no part of its release: work of its author, and above all private keys. */
const LEFT_OUT = /^\.|^node_modules$|^__snapshots__$|\.test\.[cm]?[jt]s$|\.(tgz|gz|key|pem)$/;

/** The files of a plugin's folder that belong to its release, by their paths inside it. @throws CommandError when there is no such folder, or something in it cannot be read */
export async function readPluginFolder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const read = async (place: string): Promise<void> => {
    const entries = await readdir(join(folder, place), { withFileTypes: true }).catch(() => unreadable(join(folder, place), 'folder'));
    for (const entry of entries) {
      if (LEFT_OUT.test(entry.name)) continue;
      const path = place === '' ? entry.name : `${place}/${entry.name}`;
      if (entry.isDirectory()) await read(path);
      else if (entry.isFile()) files.set(path, await readFile(join(folder, path)).catch(() => unreadable(join(folder, path), 'file')));
    }
  };
  await read('');
  return files;
}

function unreadable(path: string, kind: 'file' | 'folder'): never {
  throw new CommandError(`${path} is no ${kind} that can be read`);
}
