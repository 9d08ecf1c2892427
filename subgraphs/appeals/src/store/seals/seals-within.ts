import { stat } from 'node:fs/promises';
import type { Database } from '../chain/database.js';
import { eachLine } from './file-lines.js';
import { readDigest, readHeader, type SealHeader } from './seal-lines.js';
import { registeredSeals } from './seal-register.js';

/** The part of a file of seals that belongs to a snapshot of the database. */
export interface SealsWithin {
  /** How many seals the snapshot knows of, over all files. */
  readonly known: number;
  /** The file up to here holds what the snapshot knows of; 0 when it does not, or is not here. */
  readonly bytes: number;
}

/**
 * How far a file of seals goes with a snapshot: a seal that was written since vouches for changes that the snapshot does not have.
 * Read the file after the snapshot was taken: a seal goes to the file first.
 */
export async function sealsWithin(snapshot: Database, path: string): Promise<SealsWithin> {
  const { rows } = await snapshot.query("select to_regclass('appeals.seal') is not null as made", []);
  if ((rows as { made: boolean }[])[0]?.made !== true) return { known: 0, bytes: 0 };
  const registered = await registeredSeals(snapshot);
  const known = [...registered.values()].reduce((sum, number) => sum + number, 0);
  const end = await stat(path).then(({ size }) => size, () => 0);
  let open: SealHeader | null = null;
  let newest: SealHeader | null = null;
  let bytes = 0;
  await eachLine(path, end, (line, start) => {
    open = readHeader(line) ?? open;
    if (open === null || readDigest(line) === null || open.number > (registered.get(open.file) ?? 0)) return;
    newest = open;
    bytes = start + line.length + 1;
  });
  // Without its end it would only raise a false alarm.
  const isWhole = newest !== null && registered.get((newest as SealHeader).file) === (newest as SealHeader).number;
  return { known, bytes: isWhole ? bytes : 0 };
}
