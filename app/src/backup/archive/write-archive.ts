import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { explainFile, requireAbsent } from './explain-file.js';

/** Adds an entry; resolves when the next may come. */
export type AddEntry = (name: string, content: Uint8Array) => Promise<void>;

/** What was written. */
export interface WrittenFile {
  readonly bytes: number;
  /** Of the whole file, in hexadecimal: what `sha256sum` says of it. */
  readonly sha256: string;
}

const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };

/**
 * Writes a `.tar.zst`, readable by its owner alone. It has its name only when it is whole and on the disk; whatever breaks it off leaves
 * nothing. Entries go to the disk as they come: memory does not grow with them.
 * @throws BackupError when the file exists, or cannot be written
 */
export async function writeArchive(file: string, fill: (add: AddEntry) => Promise<void>, signal?: AbortSignal): Promise<WrittenFile> {
  await requireAbsent(file);
  const draft = `${file}.${randomUUID()}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
  const tar = pack();
  const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  try {
    const written = pipeline(tar, createZstdCompress(ZSTD), count, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }), signal === undefined ? {} : { signal });
    await Promise.all([written, fillTar(tar, fill, written)]);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    tar.destroy();
    await rm(draft, { force: true }).catch(() => undefined);
    throw explainFile(error, file);
  }
}

async function fillTar(tar: Pack, fill: (add: AddEntry) => Promise<void>, written: Promise<void>): Promise<void> {
  // Who waits for the next entry must hear that the disk is full.
  const broken = written.then(() => new Promise<never>(() => undefined));
  broken.catch(() => undefined);
  try {
    await fill((name, content) => Promise.race([addEntry(tar, name, content), broken]));
    tar.finalize();
  } catch (error) {
    tar.destroy(error as Error);
    throw error;
  }
}

function addEntry(tar: Pack, name: string, content: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    // No owner and no time of its own: the same contents are the same bytes.
    const entry: Writable = tar.entry({ name, size: content.length, mode: 0o600, mtime: new Date(0) }, (error) => (error == null ? resolve() : reject(error)));
    entry.end(content);
  });
}

/** So that the new name survives a power cut. Not every file system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Whether there is a folder at this path. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}
