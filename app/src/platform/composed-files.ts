import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How many are kept: the graphs of the last changes, and those of a roll back. */
const KEPT = 8;
const ENDING = '.graphql';

/** Supergraphs in files of a folder, by what they were composed of. A folder that cannot be used keeps nothing, and is no fault. */
export class ComposedFiles {
  constructor(private readonly folder: string) {}

  /** Null when it is not there, or is not what was written. */
  async find(key: string): Promise<string | null> {
    const file = this.#file(key);
    const text = await readFile(file, 'utf8').catch(() => null);
    const [, digest, sdl] = text === null ? [] : (/^# (\w+)\n([^]*)$/.exec(text) ?? []);
    if (sdl === undefined || digest !== digestOf(sdl)) return null;
    // The newest are kept.
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return sdl;
  }

  async keep(key: string, sdl: string): Promise<void> {
    const unfinished = join(this.folder, `${key}.${randomUUID()}`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(unfinished, `# ${digestOf(sdl)}\n${sdl}`, { mode: 0o600 });
      // Others may be reading.
      await rename(unfinished, this.#file(key));
      await this.#removeOld();
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  async #removeOld(): Promise<void> {
    const files = (await readdir(this.folder)).filter((name) => name.endsWith(ENDING)).map((name) => join(this.folder, name));
    const aged = await Promise.all(files.map(async (file) => ({ file, usedAt: (await stat(file).catch(() => null))?.mtimeMs ?? 0 })));
    const old = aged.toSorted((a, b) => b.usedAt - a.usedAt).slice(KEPT);
    await Promise.all(old.map(({ file }) => rm(file, { force: true })));
  }

  #file(key: string): string {
    return join(this.folder, `${key}${ENDING}`);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
