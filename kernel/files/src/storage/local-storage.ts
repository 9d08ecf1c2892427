import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StorageError, requireKey, type FileStorage } from './file-storage.js';

/** Files in a folder that nobody else can read; many processes of one machine, or of a shared file system, may use it at once. */
export class LocalStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  /** Written beside its place and moved there, so that nobody reads half of it. */
  async put(key: string, bytes: Buffer): Promise<void> {
    const place = this.#placeOf(key);
    const draft = `${place}.part`;
    await guarded(async () => {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    });
  }

  get(key: string): Promise<Buffer | null> {
    const place = this.#placeOf(key);
    return guarded(() =>
      readFile(place).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    );
  }

  remove(key: string): Promise<void> {
    const place = this.#placeOf(key);
    return guarded(() => rm(place, { force: true }));
  }

  /** The end of a key is random, its beginning is the time: spread over 256 folders. */
  #placeOf(key: string): string {
    return join(this.folder, requireKey(key).slice(-2), key);
  }
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new StorageError(`The folder of the files fails: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`, { cause: error });
  }
}
