import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { StartError } from '../start-error.js';
import { closedFolder } from './closed-folder.js';
import { bytesBelow } from './native-files.js';

const OTHERS_MAY_WRITE = 0o022;
const OWNER_MAY_RUN = 0o100;
const FOLDER = 0o755;
const PROGRAM = 0o755;
const FILE = 0o644;

/**
 * PostgreSQL's files where any user may run them. A PostgreSQL that root starts as another user checks with access(2) that it may read
 * its own program, which no capability helps with; so below a closed folder it needs a copy.
 */
export async function readableNativeFiles(native: string): Promise<string> {
  if ((await closedFolder(native)) === null) return native;
  const failures: unknown[] = [];
  for (const parent of ['/var/cache/otklik', join(tmpdir(), 'otklik-cache')]) {
    try {
      await prepareParent(parent);
      return await copyInto(native, parent);
    } catch (error) {
      failures.push(error);
    }
  }
  throw new StartError('PostgreSQL cannot run as root below a folder that other users may not enter: run Otklik as an ordinary user', {
    cause: new AggregateError(failures),
  });
}

async function prepareParent(parent: string): Promise<void> {
  await mkdir(parent, { recursive: true, mode: FOLDER });
  const found = await lstat(parent);
  // In a folder for everybody, such as /tmp, another user could have put programs of theirs there first.
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & OTHERS_MAY_WRITE) !== 0) {
    throw new Error(`${parent} may belong to somebody else`);
  }
  await chmod(parent, FOLDER);
  if ((await closedFolder(parent)) !== null) throw new Error(`${parent} is below a closed folder`);
}

async function copyInto(native: string, parent: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { name: string; version: string };
  const target = join(parent, `${basename(name)}-${version}`);
  const size = await bytesBelow(native);
  if ((await bytesBelow(target)) === size) return target;

  const fresh = await mkdtemp(join(parent, 'copy-'));
  try {
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    await letOthersRead(fresh);
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another start may have put the same copy there meanwhile.
    if ((await bytesBelow(target)) !== size) throw error;
  }
  return target;
}

/** The originals may have been installed with a umask that keeps everybody else out. */
async function letOthersRead(folder: string): Promise<void> {
  await chmod(folder, FOLDER);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, FOLDER);
    else if (entry.isFile()) await chmod(path, ((await lstat(path)).mode & OWNER_MAY_RUN) === 0 ? FILE : PROGRAM);
  }
}
