import { BackupError } from '@otklik/database';
import { randomUUID } from 'node:crypto';
import { open, mkdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { explainFile } from './archive/explain-file.js';

/**
 * Puts the seals of a backup where the platform looks for them. A file of seals that is there already is never written over: it may be the
 * one that nobody could reach who changed the backup.
 * @returns whether the file that is there goes on after the backup: it vouches for changes that the backup does not have
 * @throws BackupError SEALS_WRONG when it has other seals
 */
export async function placeSeals(sealFile: string, seals: AsyncIterable<Buffer>): Promise<{ areNewer: boolean }> {
  try {
    const found = await open(sealFile, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found === null) {
      await write(sealFile, seals);
      return { areNewer: false };
    }
    try {
      return { areNewer: await goesOn(found, seals, sealFile) };
    } finally {
      await found.close();
    }
  } catch (error) {
    throw explainFile(error, sealFile);
  }
}

/** Whether there are seals here already, of this platform or another. */
export async function hasSeals(sealFile: string): Promise<boolean> {
  return ((await stat(sealFile).catch(() => null))?.size ?? 0) > 0;
}

async function goesOn(found: FileHandle, seals: AsyncIterable<Buffer>, sealFile: string): Promise<boolean> {
  let position = 0;
  for await (const chunk of seals) {
    const { buffer, bytesRead } = await found.read(Buffer.alloc(chunk.length), 0, chunk.length, position);
    if (bytesRead !== chunk.length || !buffer.equals(chunk)) {
      throw new BackupError('SEALS_WRONG', `${sealFile} holds other seals than the backup: keep it, and restore with an empty folder as OTKLIK_SEALS`);
    }
    position += chunk.length;
  }
  return (await found.stat()).size > position;
}

async function write(sealFile: string, seals: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(sealFile), { recursive: true });
  const draft = `${sealFile}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const chunk of seals) await handle.appendFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, sealFile);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
