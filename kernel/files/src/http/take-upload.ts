import { newId } from '@otklik/base';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { TakenFile } from '../file-desk.js';
import { FileError } from '../inspection/file-error.js';
import { inspectFile } from '../inspection/inspect-file.js';
import type { FileRoutesOptions } from './file-routes.js';
import { receiveFile } from './receive-file.js';
import type { WorkSlots } from './work-slots.js';

const STALL_MS = 30_000;

/**
 * Takes a file that somebody sends: kept under a temporary name until it has come whole and was looked at; only then does it get into
 * the storage. What may go well another time leaves the upload open.
 * @throws FileError
 */
export async function takeUpload(options: FileRoutesOptions, slots: WorkSlots, request: IncomingMessage, fileId: string): Promise<TakenFile> {
  const { desk, storage, incoming, onTrouble, stallMs = STALL_MS } = options;
  const expected = await desk.expected(fileId);
  if (expected === null) throw FileError.notExpected();
  requireSameType(request, expected.mediaType);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, newId());
  try {
    await receiveFile(request, expected, path, stallMs);
    const file = await slots.run(() => keep(options, path, expected.mediaType));
    if (await desk.take(fileId, file)) return file;
    // Another request was faster, or it is no longer wanted.
    await storage.remove(file.key).catch(onTrouble);
    throw FileError.notExpected();
  } catch (error) {
    if (error instanceof FileError && error.isFinal) await desk.refuse(fileId, error.code);
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** Looks at a file that has come whole, and puts it into the storage. */
async function keep({ storage, scanner, onTrouble }: FileRoutesOptions, path: string, declared: string): Promise<TakenFile> {
  const sent = await readFile(path);
  if (scanner !== undefined && !(await scanner.isClean(sent).catch(unavailable(onTrouble)))) throw FileError.infected();
  const { mediaType, bytes } = await inspectFile(sent, declared);
  const key = newId();
  await storage.put(key, bytes, mediaType).catch(unavailable(onTrouble));
  return { key, mediaType, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A client that says which type it sends must say the announced one; one that says nothing is looked at by its bytes alone. */
function requireSameType({ headers }: IncomingMessage, declared: string): void {
  const said = headers['content-type']?.split(';')[0]!.trim().toLowerCase();
  if (said !== undefined && said !== declared) throw FileError.notAnnounced(declared);
}

export function unavailable(onTrouble: (error: unknown) => void): (error: unknown) => never {
  return (error) => {
    onTrouble(error);
    throw FileError.unavailable();
  };
}
