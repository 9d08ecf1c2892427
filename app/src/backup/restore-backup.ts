import type { Clock } from '@otklik/base';
import { BackupError, loadDatabase, type CopiedTable, type DatabaseLoad, type DatabaseModule } from '@otklik/database';
import { continueAfterRestore } from '@otklik/events';
import { Readable } from 'node:stream';
import type { CheckedArchive } from './archive/check-archive.js';
import { keyOfTable, tableOfPiece } from './archive/manifest.js';
import { readArchive, type ArchiveEntry } from './archive/read-archive.js';
import { TableSummer } from './archive/table-sum.js';

/** What is restored where. */
export interface RestoreOptions {
  /** Its roles and schemas are there, and nothing else. */
  readonly databaseUrl: string;
  readonly modules: readonly DatabaseModule[];
  readonly file: string;
  /** What checking the file gave. */
  readonly archive: CheckedArchive;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** A database that is what it was. */
export interface Restored {
  readonly rows: number;
  /** Where the log goes on; see `continueAfterRestore`. */
  readonly log: { readonly before: number; readonly after: number };
}

/**
 * Puts the rows of a checked archive into an empty database, all or none, and brings it up to date.
 * @throws BackupError
 */
export async function restoreBackup({ databaseUrl, modules, file, archive, clock, progress, signal }: RestoreOptions): Promise<Restored> {
  const { head, tail } = archive;
  let restored: Restored | null = null;
  await loadDatabase({ databaseUrl, modules, migrations: head.migrations, onProgress: progress }, async (load) => {
    let rows = 0;
    const pieces = new Pieces(file);
    try {
      for (const table of head.tables) {
        signal?.throwIfAborted();
        rows += await loadTable(load, table, pieces, archive);
        if (tail.tables[keyOfTable(table)]!.rows > 0) progress(`${keyOfTable(table)}: ${tail.tables[keyOfTable(table)]!.rows} rows`);
      }
    } finally {
      await pieces.close();
    }
    await load.setSequences(tail.sequences);
    restored = { rows, log: await continueAfterRestore(load.client, { takenAt: new Date(head.takenAt), now: clock.now() }) };
  });
  return restored!;
}

async function loadTable(load: DatabaseLoad, table: CopiedTable, pieces: Pieces, { tail }: CheckedArchive): Promise<number> {
  const name = keyOfTable(table);
  const summer = new TableSummer();
  const rows = await load.copy(table, Readable.from(pieces.of(name, summer)));
  const expected = tail.tables[name]!;
  // The file was whole a moment ago.
  if (rows !== expected.rows || summer.sum().sha256 !== expected.sha256) throw new BackupError('BACKUP_DAMAGED', `The rows of ${name} have changed while they were read`);
  return rows;
}

/** The pieces of the tables of an archive, in their order. */
class Pieces {
  readonly #entries: AsyncGenerator<ArchiveEntry, void>;
  #current: ArchiveEntry | null = null;

  constructor(file: string) {
    this.#entries = readArchive(file);
  }

  /** The rows of one table. Ask for the tables in the order of the archive. */
  async *of(table: string, summer: TableSummer): AsyncGenerator<Buffer> {
    this.#current ??= await this.#next();
    while (this.#current !== null && tableOfPiece(this.#current.name) === table) {
      for await (const chunk of this.#current.content) {
        summer.add(chunk);
        yield chunk;
      }
      this.#current = await this.#next();
    }
  }

  async close(): Promise<void> {
    await this.#entries.return();
  }

  /** Passes over what is no piece of a table. */
  async #next(): Promise<ArchiveEntry | null> {
    for (;;) {
      const { value } = await this.#entries.next();
      if (value === undefined) return null;
      if (tableOfPiece(value.name) !== null) return value;
      for await (const _ of value.content);
    }
  }
}
