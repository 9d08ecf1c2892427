import { processLog } from '@otklik/observability';
import { unwatchFile, watchFile, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** How often the file is looked at, in milliseconds: by its state and not by events, which many mounted file systems do not give. */
const LOOK_MS = 500;
/** How long a file must have stayed the same before it is read: whoever writes it may not be done. */
const SETTLE_MS = 100;

/**
 * Puts a supergraph in use each time that its file has changed, and whatever is in it from the beginning on.
 * @param put as `Gateway.swap`: says itself what became of it
 * @returns ends the watching
 */
export function watchSupergraph(file: string, put: (supergraphSdl: string) => Promise<void>): () => void {
  const look = async (): Promise<void> => {
    const before = await stat(file);
    await setTimeout(SETTLE_MS);
    const after = await stat(file);
    // A file that is being written has another look when it has changed again.
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size) return look();
    // Refusals are logged where they are made, and the old supergraph stays.
    await put(await readFile(file, 'utf8')).catch(() => undefined);
  };
  const changed = (now?: Stats): void => {
    if (now?.nlink === 0) return processLog().warn({ place: 'supergraph', file }, 'the file of the supergraph is gone; the one in use stays');
    look().catch((error: unknown) => processLog().error({ place: 'supergraph', file, reason: String(error) }, 'the file of the supergraph cannot be read'));
  };
  watchFile(file, { interval: LOOK_MS }, changed);
  // It may have changed since it was read.
  changed();
  return () => unwatchFile(file, changed);
}
