import type { Clock } from '@otklik/base';
import { BackupError, loadDatabase, type CopiedTable, type DatabaseLoad, type DatabaseModule } from '@otklik/database';
import { continueAfterRestore } from '@otklik/events';
import { Readable } from 'node:stream';
import type { CheckedArchive } from './archive/check-archive.js';
import { FILES, keyOfTable } from './archive/manifest.js';
import { PieceReader } from './archive/pieces.js';
import { Summer } from './archive/summer.js';
import { hasSeals, placeSeals } from './place-seals.js';

/** What is restored where. */
export interface RestoreOptions {
  /** Its roles and schemas are there, and nothing else. */
  readonly databaseUrl: string;
  readonly modules: readonly DatabaseModule[];
  readonly file: string;
  /** What checking the file gave. */
  readonly archive: CheckedArchive;
  /** Where the platform looks for its seals, see `sealFileOf`. */
  readonly sealFile: string;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** A database that is what it was. */
export interface Restored {
  readonly rows: number;
  /** Where the log goes on; see `continueAfterRestore`. */
  readonly log: { readonly before: number; readonly after: number };
  /** Whether the seals that were here already vouch for changes that the backup does not have. */
  readonly sealsAreNewer: boolean;
}

/**
 * Puts the rows of a checked archive into an empty database, all or none, and brings it up to date.
 * @throws BackupError
 */
export async function restoreBackup({ databaseUrl, modules, file, archive, sealFile, clock, progress, signal }: RestoreOptions): Promise<Restored> {
  const { head, tail } = archive;
  let restored: Restored | null = null;
  await loadDatabase({ databaseUrl, modules, migrations: head.migrations, onProgress: progress }, async (load) => {
    const pieces = new PieceReader(file);
    let rows = 0;
    try {
      for (const table of head.tables) {
        signal?.throwIfAborted();
        const loaded = await loadTable(load, table, pieces, archive);
        if (loaded > 0) progress(`${keyOfTable(table)}: ${loaded} rows`);
        rows += loaded;
      }
      await load.setSequences(tail.sequences);
      const log = await continueAfterRestore(load.client, { takenAt: new Date(head.takenAt), now: clock.now() });
      restored = { rows, log, sealsAreNewer: await restoreSeals(sealFile, pieces, archive) };
    } finally {
      await pieces.close();
    }
  });
  return restored!;
}

async function loadTable(load: DatabaseLoad, table: CopiedTable, pieces: PieceReader, { tail }: CheckedArchive): Promise<number> {
  const name = keyOfTable(table);
  const summer = new Summer();
  const rows = await load.copy(table, Readable.from(pieces.of({ kind: 'tables', name }, summer)));
  const expected = tail.tables[name]!;
  // The file was whole a moment ago.
  if (rows !== expected.rows || summer.sum().sha256 !== expected.sha256) throw new BackupError('BACKUP_DAMAGED', `The rows of ${name} have changed while they were read`);
  return rows;
}

async function restoreSeals(sealFile: string, pieces: PieceReader, { head }: CheckedArchive): Promise<boolean> {
  if (!head.files.includes(FILES.seals)) return hasSeals(sealFile);
  return (await placeSeals(sealFile, pieces.of({ kind: 'files', name: FILES.seals }, new Summer()))).areNewer;
}
