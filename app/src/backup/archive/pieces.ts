import { contentOf, pieceName, type Content, type ContentSum } from './manifest.js';
import { readArchive, type ArchiveEntry } from './read-archive.js';
import { Summer } from './summer.js';
import type { AddEntry } from './write-archive.js';

/** Of uncompressed content in one entry: what memory holds at a time. */
const PIECE_BYTES = 1024 * 1024;

/** Writes a content of any length into an archive, piece by piece. */
export async function writePieces(add: AddEntry, content: Content, chunks: AsyncIterable<Buffer>): Promise<ContentSum> {
  const summer = new Summer();
  let [piece, number, length] = [[] as Buffer[], 0, 0];
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    await add(pieceName(content, number), Buffer.concat(piece, length));
    [piece, number, length] = [[], number + 1, 0];
  };
  for await (const chunk of chunks) {
    summer.add(chunk);
    piece.push(chunk);
    length += chunk.length;
    if (length >= PIECE_BYTES) await flush();
  }
  await flush();
  return summer.sum();
}

/** Reads the contents of an archive one after the other. */
export class PieceReader {
  readonly #entries: AsyncGenerator<ArchiveEntry, void>;
  #current: ArchiveEntry | null = null;

  constructor(file: string) {
    this.#entries = readArchive(file);
  }

  /** One content. Ask for them in the order of the archive. @param summer is told of what passes by */
  async *of({ kind, name }: Content, summer: Summer): AsyncGenerator<Buffer> {
    this.#current ??= await this.#next();
    for (;;) {
      const content = this.#current === null ? null : contentOf(this.#current.name);
      if (content?.kind !== kind || content.name !== name) return;
      for await (const chunk of this.#current!.content) {
        summer.add(chunk);
        yield chunk;
      }
      this.#current = await this.#next();
    }
  }

  async close(): Promise<void> {
    await this.#entries.return();
  }

  /** Passes over what is no piece. */
  async #next(): Promise<ArchiveEntry | null> {
    for (;;) {
      const { value } = await this.#entries.next();
      if (value === undefined) return null;
      if (contentOf(value.name) !== null) return value;
      for await (const _ of value.content);
    }
  }
}
