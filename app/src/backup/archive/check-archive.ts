import { BackupError } from '@otklik/database';
import { contentOf, contentsOf, parseHead, parseTail, HEAD_NAME, TAIL_NAME, type BackupHead, type BackupTail, type Content } from './manifest.js';
import { readArchive, textOf } from './read-archive.js';
import { Summer } from './summer.js';

/** An archive that is whole and what was written. */
export interface CheckedArchive {
  readonly head: BackupHead;
  readonly tail: BackupTail;
}

/**
 * Reads an archive from its beginning to its end and compares everything with what was written down when it was made.
 * @throws BackupError BACKUP_DAMAGED, BACKUP_NEWER, FILE_UNREADABLE
 */
export async function checkArchive(file: string, signal?: AbortSignal): Promise<CheckedArchive> {
  let head: BackupHead | null = null;
  let tail: BackupTail | null = null;
  const summers = new Map<string, Summer>();
  for await (const entry of readArchive(file)) {
    signal?.throwIfAborted();
    const content = contentOf(entry.name);
    if (head === null) {
      if (entry.name !== HEAD_NAME) throw new BackupError('BACKUP_DAMAGED', `${file} is no backup of Otklik`);
      head = parseHead(await textOf(entry, file), file);
      for (const expected of contentsOf(head)) summers.set(keyOf(expected), new Summer());
    } else if (tail !== null) {
      throw damaged(file, `${entry.name} comes after its end`);
    } else if (entry.name === TAIL_NAME) {
      tail = parseTail(await textOf(entry, file), file);
    } else {
      const summer = content === null ? undefined : summers.get(keyOf(content));
      if (summer === undefined) throw damaged(file, `nobody knows what ${entry.name} is`);
      for await (const chunk of entry.content) summer.add(chunk);
    }
  }
  if (head === null || tail === null) throw damaged(file, 'it is cut off');
  compare(file, summers, tail);
  return { head, tail };
}

function compare(file: string, summers: ReadonlyMap<string, Summer>, { tables, files }: BackupTail): void {
  if (Object.keys(tables).length + Object.keys(files).length !== summers.size) throw damaged(file, 'something is missing');
  for (const [key, summer] of summers) {
    const { kind, name } = parseKey(key);
    const { rows, sha256 } = summer.sum();
    const expected = { tables, files }[kind][name];
    if (expected?.rows !== rows || expected.sha256 !== sha256) throw damaged(file, `${name} is not what was written`);
  }
}

function keyOf({ kind, name }: Content): string {
  return `${kind}/${name}`;
}

function parseKey(key: string): Content {
  const [kind, name] = key.split('/') as [Content['kind'], string];
  return { kind, name };
}

function damaged(file: string, what: string): BackupError {
  return new BackupError('BACKUP_DAMAGED', `${file} is damaged: ${what}`);
}
