import type { Clock } from '@otklik/base';
import { BackupError, withSnapshot, type CopiedTable, type DatabaseModule, type DatabaseSnapshot } from '@otklik/database';
import { readSealing } from '@otklik/people';
import { FORMAT, FORMAT_VERSION, HEAD_NAME, TAIL_NAME, keyOfTable, pieceName, type BackupHead, type TableSum } from './archive/manifest.js';
import { TableSummer } from './archive/table-sum.js';
import { writeArchive, type AddEntry, type WrittenFile } from './archive/write-archive.js';
import type { HomeKeys } from './keys/home-keys.js';
import { keysInUse } from './keys/keys-in-use.js';
import { platformVersion } from './platform-version.js';

/** What a backup is made of. */
export interface BackupOptions {
  readonly databaseUrl: string;
  readonly modules: readonly DatabaseModule[];
  /** The archive, absolute; it must not exist. */
  readonly file: string;
  /** What is known of the keys, to say which are needed. They do not go into the archive. */
  readonly keys: HomeKeys;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** A backup that is on the disk. */
export interface BackupMade extends WrittenFile {
  readonly head: BackupHead;
  readonly tables: Readonly<Record<string, TableSum>>;
}

/** Of uncompressed rows in one entry: what memory holds at a time. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Writes every row of the platform, as of one moment, into one file, while the platform runs.
 * @throws BackupError
 */
export async function makeBackup({ databaseUrl, modules, file, keys, clock, progress, signal }: BackupOptions): Promise<BackupMade> {
  let made: Omit<BackupMade, keyof WrittenFile> | null = null;
  const written = await writeArchive(
    file,
    (add) =>
      withSnapshot(databaseUrl, modules, async (snapshot) => {
        const head = await describe(snapshot, keys, clock.now());
        await add(HEAD_NAME, json(head));
        const tables: Record<string, TableSum> = {};
        for (const table of snapshot.tables) {
          signal?.throwIfAborted();
          tables[keyOfTable(table)] = await addTable(snapshot, table, add, progress);
        }
        await add(TAIL_NAME, json({ tables, sequences: await snapshot.sequences() }));
        made = { head, tables };
      }),
    signal,
  );
  return { ...written, ...made! };
}

async function describe(snapshot: DatabaseSnapshot, keys: HomeKeys, now: Date): Promise<BackupHead> {
  const { tables, migrations, client } = snapshot;
  const sealing = await readSealing(client);
  if (sealing.isPlain) {
    throw new BackupError('DATABASE_UNREADABLE', 'An earlier version left personal data in plain text, which does not belong into a backup: start the platform once, and it seals them');
  }
  const { rows } = await client.query<{ position: string }>('select position from events.head');
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    platform: platformVersion(),
    takenAt: now.toISOString(),
    migrations,
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns })),
    logPosition: Number(rows[0]!.position),
    keys: await keysInUse(sealing.keys, keys),
  };
}

async function addTable(snapshot: DatabaseSnapshot, table: CopiedTable, add: AddEntry, progress: (line: string) => void): Promise<TableSum> {
  const summer = new TableSummer();
  let [piece, number, length] = [[] as Buffer[], 0, 0];
  const flush = async (): Promise<void> => {
    if (length === 0) return;
    await add(pieceName(table, number), Buffer.concat(piece, length));
    [piece, number, length] = [[], number + 1, 0];
  };
  const rows = snapshot.copy(table);
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    summer.add(chunk);
    piece.push(chunk);
    length += chunk.length;
    if (length >= PIECE_BYTES) await flush();
  }
  await flush();
  if (summer.rows !== rows.rowCount) throw new BackupError('DATABASE_UNREADABLE', `PostgreSQL gave ${summer.rows} rows of ${keyOfTable(table)} and speaks of ${rows.rowCount}`);
  if (summer.rows > 0) progress(`${keyOfTable(table)}: ${summer.rows} rows`);
  return summer.sum();
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
