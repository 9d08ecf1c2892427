import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SealFile } from './seal-file.js';
import { TORN, writeDigest, writeHead, writeHeader, writeTotal, type SealHeader, type SealTotal } from './seal-lines.js';

const CHUNK = 1 << 16;

/** A seal that is on disk. */
export interface WrittenSeal extends SealHeader {
  /** Hexadecimal. */
  readonly digest: string;
}

/** Adds one seal to the end of the file, piece by piece. Nothing is there before the first head, and it counts only once it is finished. */
export class SealWriter {
  readonly #header: SealHeader;
  readonly #hash = createHash('sha256');
  #handle: FileHandle | null = null;
  #waiting = '';
  #heads = 0;

  constructor(
    private readonly file: SealFile,
    at: Date,
  ) {
    const { last } = file;
    this.#header = { number: (last?.number ?? 0) + 1, file: last?.file ?? randomUUID(), at: at.toISOString(), previous: last?.digest ?? null };
  }

  /** @param digest hexadecimal */
  async add(appealId: string, version: number, digest: string): Promise<void> {
    if (this.#heads === 0) this.#put(writeHeader(this.#header));
    this.#heads++;
    this.#put(writeHead(appealId, version, digest));
    if (this.#waiting.length >= CHUNK) await this.#flush();
  }

  /** Makes sure that it is on the disk. @returns null when there was nothing to seal */
  async finish(total: Omit<SealTotal, 'heads'>): Promise<WrittenSeal | null> {
    if (this.#heads === 0) return null;
    this.#put(writeTotal({ heads: this.#heads, ...total }));
    const digest = this.#hash.digest('hex');
    this.#waiting += writeDigest(digest);
    await this.#flush();
    await this.#handle!.sync();
    if (this.file.end === 0) await syncFolder(dirname(this.file.path));
    return { ...this.#header, digest };
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  #put(text: string): void {
    this.#hash.update(text);
    this.#waiting += text;
  }

  async #flush(): Promise<void> {
    this.#handle ??= await openAtEnd(this.file);
    await this.#handle.appendFile(this.#waiting, 'latin1');
    this.#waiting = '';
  }
}

/** What was broken off stays in the file, which may be one that can only grow. */
async function openAtEnd({ path, end }: SealFile): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'a+', 0o600);
  if (end > 0) {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, end - 1);
    if (buffer.toString() !== '\n') await handle.appendFile(`${TORN}\n`);
  }
  return handle;
}

/** A new file is on the disk only once its name is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
