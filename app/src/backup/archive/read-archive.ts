import { BackupError } from '@otklik/database';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';

/** An entry as it passes by. Its content must be read before the next is asked for. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/** No list of contents comes near it. */
const LONGEST_TEXT = 64 * 1024 * 1024;

/**
 * The entries of a `.tar.zst`, one after the other.
 * @throws BackupError FILE_UNREADABLE, or BACKUP_DAMAGED when it is cut off or is not one at all
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry, void> {
  await requireFile(file);
  const entries = extract();
  const source = createReadStream(file);
  const read = pipeline(source, createZstdDecompress(), entries);
  read.catch(() => undefined);
  try {
    for await (const entry of entries) yield { name: entry.header.name, content: explained(entry, file) };
    await read;
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
    entries.destroy();
  }
}

/** What breaks while the content of an entry is read is told to who reads it, not to who goes from entry to entry. */
async function* explained(content: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer, void> {
  try {
    yield* content;
  } catch (error) {
    throw explain(error, file);
  }
}

/** The whole text of a small entry. */
export async function textOf({ name, content }: ArchiveEntry, file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_TEXT) throw new BackupError('BACKUP_DAMAGED', `${file} is damaged: ${name} does not end`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError('FILE_UNREADABLE', error.code === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read: ${error.code}`, { cause: error });
  });
  if (!found.isFile()) throw new BackupError('FILE_UNREADABLE', `${file} is no file`);
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof BackupError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined) return new BackupError('FILE_UNREADABLE', `${file} cannot be read: ${code}`, { cause: error });
  return new BackupError('BACKUP_DAMAGED', `${file} is no backup of Otklik, or is damaged or cut off`, { cause: error });
}
