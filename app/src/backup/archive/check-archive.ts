import { BackupError } from '@otklik/database';
import { keyOfTable, parseHead, parseTail, tableOfPiece, HEAD_NAME, TAIL_NAME, type BackupHead, type BackupTail } from './manifest.js';
import { readArchive, textOf } from './read-archive.js';
import { TableSummer } from './table-sum.js';

/** An archive that is whole and what was written. */
export interface CheckedArchive {
  readonly head: BackupHead;
  readonly tail: BackupTail;
}

/**
 * Reads an archive from its beginning to its end and compares every table with what was written down when it was made.
 * @throws BackupError BACKUP_DAMAGED, BACKUP_NEWER, FILE_UNREADABLE
 */
export async function checkArchive(file: string, signal?: AbortSignal): Promise<CheckedArchive> {
  let head: BackupHead | null = null;
  let tail: BackupTail | null = null;
  const summers = new Map<string, TableSummer>();
  for await (const entry of readArchive(file)) {
    signal?.throwIfAborted();
    const table = tableOfPiece(entry.name);
    if (head === null) {
      if (entry.name !== HEAD_NAME) throw new BackupError('BACKUP_DAMAGED', `${file} is no backup of Otklik`);
      head = parseHead(await textOf(entry, file), file);
      for (const expected of head.tables) summers.set(keyOfTable(expected), new TableSummer());
    } else if (tail !== null) {
      throw damaged(file, `${entry.name} comes after its end`);
    } else if (entry.name === TAIL_NAME) {
      tail = parseTail(await textOf(entry, file), file);
    } else {
      const summer = table === null ? undefined : summers.get(table);
      if (summer === undefined) throw damaged(file, `nobody knows what ${entry.name} is`);
      for await (const chunk of entry.content) summer.add(chunk);
    }
  }
  if (head === null || tail === null) throw damaged(file, 'it is cut off');
  compare(file, summers, tail);
  return { head, tail };
}

function compare(file: string, summers: ReadonlyMap<string, TableSummer>, { tables }: BackupTail): void {
  if (Object.keys(tables).length !== summers.size) throw damaged(file, 'tables are missing');
  for (const [name, summer] of summers) {
    const { rows, sha256 } = summer.sum();
    if (tables[name]?.rows !== rows || tables[name].sha256 !== sha256) throw damaged(file, `the rows of ${name} are not what was written`);
  }
}

function damaged(file: string, what: string): BackupError {
  return new BackupError('BACKUP_DAMAGED', `${file} is damaged: ${what}`);
}
