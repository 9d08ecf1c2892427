import { createHash, type Hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { SealedHead } from '../../domain/chain/check-chain.js';
import { eachLine } from './file-lines.js';
import { HEADER, TORN, isTotal, readDigest, readHead, readHeader, type SealHeader } from './seal-lines.js';

/** What the file of seals holds. */
export interface SealFile {
  readonly path: string;
  /** How far it was read, in bytes: what is added meanwhile does not count. */
  readonly end: number;
  /** The newest seal that is whole; null when there is none. */
  readonly last: (SealHeader & { readonly digest: string }) | null;
  /** Digests of all seals that are whole, by number. */
  readonly digests: ReadonlyMap<number, string>;
  /** How many were broken off, as by a power cut. */
  readonly torn: number;
  /** The number of the first seal that is not what was written, or follows one that is gone; null when there is none. */
  readonly alteredAt: number | null;
  /** Where the seals begin that may be believed. */
  readonly sound: ReadonlySet<number>;
}

/** Reads the file from end to end and follows its own chain. A missing file has no seals. */
export async function readSealFile(path: string): Promise<SealFile> {
  const end = await sizeOf(path);
  const scan = new Scan();
  await eachLine(path, end, (line, start) => scan.line(line, start));
  return { path, end, ...scan.result() };
}

/** What was sealed of the appeals whose ids lie in a range, oldest first. Reads the file once more; holds nothing but the answer. */
export async function sealedHeads({ path, end, sound }: SealFile, { after, upTo }: { after: string; upTo: string }): Promise<Map<string, SealedHead[]>> {
  const found = new Map<string, SealedHead[]>();
  let isSound = false;
  await eachLine(path, end, (line, start) => {
    if (line.startsWith(HEADER)) isSound = sound.has(start);
    else if (isSound) {
      const head = readHead(line);
      if (head === null) return;
      const [appealId, version, digest] = head;
      if (appealId <= after || appealId > upTo) return;
      const known = found.get(appealId);
      if (known === undefined) found.set(appealId, [{ version, digest }]);
      else known.push({ version, digest });
    }
  });
  return found;
}

interface OpenSeal {
  readonly start: number;
  readonly header: SealHeader;
  readonly hash: Hash;
  /** Whether it has a line that is none. */
  isBad: boolean;
  hasTotal: boolean;
}

class Scan {
  #open: OpenSeal | null = null;
  #last: SealFile['last'] = null;
  #torn = 0;
  #alteredAt: number | null = null;
  readonly #digests = new Map<number, string>();
  readonly #sound = new Set<number>();

  line(line: string, start: number): void {
    const header = readHeader(line);
    if (header !== null) this.#begin(header, start, line);
    else if (this.#open === null) this.#stray(line);
    else this.#continue(this.#open, line);
  }

  result(): Omit<SealFile, 'path' | 'end'> {
    if (this.#open !== null) this.#torn++;
    return { last: this.#last, digests: this.#digests, torn: this.#torn, alteredAt: this.#alteredAt, sound: this.#sound };
  }

  #begin(header: SealHeader, start: number, line: string): void {
    if (this.#open !== null) this.#torn++;
    this.#open = { start, header, hash: createHash('sha256').update(`${line}\n`), isBad: false, hasTotal: false };
  }

  /** Between two seals there is nothing, but for the first bytes of one that was broken off at once. */
  #stray(line: string): void {
    if (line.endsWith(TORN)) this.#torn++;
    else this.#altered();
  }

  #continue(open: OpenSeal, line: string): void {
    const digest = readDigest(line);
    if (digest !== null) return this.#finish(open, digest);
    open.isBad ||= open.hasTotal || (!isTotal(line) && readHead(line) === null);
    open.hasTotal ||= isTotal(line);
    open.hash.update(`${line}\n`);
  }

  #finish({ start, header, hash, isBad, hasTotal }: OpenSeal, digest: string): void {
    this.#open = null;
    const follows =
      this.#last === null
        ? header.number === 1 && header.previous === null
        : header.number === this.#last.number + 1 && header.previous === this.#last.digest && header.file === this.#last.file;
    const isWhole = !isBad && hasTotal && hash.digest('hex') === digest;
    if (!follows || !isWhole) this.#altered();
    // One whose predecessor is gone is still what was written.
    if (isWhole) this.#sound.add(start);
    this.#digests.set(header.number, digest);
    this.#last = { ...header, digest };
  }

  #altered(): void {
    this.#alteredAt ??= (this.#last?.number ?? 0) + 1;
  }
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
}
