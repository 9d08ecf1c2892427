import type { Clock } from '@otklik/base';
import { OWNER_ROLE, forSystem, withConnection, withRole } from '@otklik/database';
import type { Database } from '../store/chain/database.js';
import { inSnapshot } from '../store/chain/in-snapshot.js';
import { EVERY_ID, nextRange } from '../store/chain/read-chains.js';
import { headsWithin } from '../store/chain/read-heads.js';
import { readSealFile, sealedHeads, type SealFile } from '../store/seals/seal-file.js';
import { registerSeal } from '../store/seals/seal-register.js';
import { SealWriter, type WrittenSeal } from '../store/seals/seal-writer.js';

/** What is sealed, and where. */
export interface SealOptions {
  readonly databaseUrl: string;
  /** The file that the seal is added to; made with its folder when it is missing. */
  readonly sealFile: string;
  readonly clock: Clock;
  /** Breaks it off between two steps: nothing is sealed then. */
  readonly signal?: AbortSignal;
}

/** What a sealing came to. */
export interface Sealing {
  /** Null when nothing had changed. */
  readonly seal: Pick<WrittenSeal, 'number' | 'at' | 'digest'> | null;
  /** How many appeals had changed. */
  readonly heads: number;
  /** Appeals that contradict an earlier seal and so are not sealed again; `verify` says what is wrong with them. */
  readonly refused: readonly string[];
}

const RANGE = 100_000;
/** However broken the database is, the answer stays small. */
const MOST_REFUSED = 100;
/** Whoever adds to the file holds it; two processes may share one. */
const LOCK = "select pg_advisory_lock(hashtextextended('otklik seals', 0))";

/**
 * Seals the appeals that changed since the seal before: writes the newest link of each chain where the database's superuser does not reach.
 * What has changed is found by comparing all appeals with the file, so nothing can be left out, whichever process sealed last and wherever.
 * Takes memory for one range of appeals, however many there are.
 */
export function sealChains({ databaseUrl, sealFile: path, clock, signal }: SealOptions): Promise<Sealing> {
  return withConnection(forSystem(withRole(databaseUrl, OWNER_ROLE)), async (holder) => {
    await holder.query(LOCK);
    const file = await readSealFile(path);
    const writer = new SealWriter(file, clock.now());
    try {
      const { heads, refused, ...total } = await inSnapshot(databaseUrl, (database) => addHeads(database, file, writer, signal));
      const seal = await writer.finish(total);
      if (seal !== null) await registerSeal(holder, seal);
      return { seal, heads, refused };
    } finally {
      await writer.close();
    }
  });
}

interface Added {
  heads: number;
  appeals: number;
  changes: number;
  refused: string[];
}

async function addHeads(database: Database, file: SealFile, writer: SealWriter, signal: AbortSignal | undefined): Promise<Added> {
  const added: Added = { heads: 0, appeals: 0, changes: 0, refused: [] };
  for (let range = await nextRange(database, EVERY_ID.after, RANGE); ; range = await nextRange(database, range.upTo, RANGE)) {
    const sealed = await sealedHeads(file, range);
    for await (const { appealId, version, digest } of headsWithin(database, range)) {
      signal?.throwIfAborted();
      added.appeals++;
      added.changes += version;
      const newest = sealed.get(appealId)?.at(-1);
      if (newest !== undefined && (version < newest.version || (version === newest.version && digest !== newest.digest))) {
        if (added.refused.length < MOST_REFUSED) added.refused.push(appealId);
      } else if (version !== newest?.version) {
        added.heads++;
        await writer.add(appealId, version, digest);
      }
    }
    if (range.upTo === EVERY_ID.upTo) return added;
  }
}
