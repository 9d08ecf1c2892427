import { countFiles, sealsWithin } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { BackupError, withSnapshot, type CopiedTable, type DatabaseModule, type DatabaseSnapshot } from '@otklik/database';
import { readSealing } from '@otklik/people';
import { createReadStream } from 'node:fs';
import { FILES, FORMAT, FORMAT_VERSION, HEAD_NAME, TAIL_NAME, keyOfTable, type BackupHead, type ContentSum } from './archive/manifest.js';
import { writePieces } from './archive/pieces.js';
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
  /** The file of seals, see `sealFileOf`; it may be missing. */
  readonly sealFile: string;
  /** What is known of the keys, to say which are needed. They do not go into the archive. */
  readonly keys: HomeKeys;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** A backup that is on the disk. */
export interface BackupMade extends WrittenFile {
  readonly head: BackupHead;
  readonly tables: Readonly<Record<string, ContentSum>>;
  /** Whether there are seals that the file of seals does not hold: it is elsewhere, or has lost its end. */
  readonly lacksSeals: boolean;
}

type Contents = Omit<BackupMade, keyof WrittenFile>;

/**
 * Writes every row of the platform, as of one moment, and the seals of that moment into one file, while the platform runs.
 * @throws BackupError
 */
export async function makeBackup(options: BackupOptions): Promise<BackupMade> {
  const { databaseUrl, modules, file, signal } = options;
  let contents: Contents | null = null;
  const written = await writeArchive(
    file,
    async (add) => {
      contents = await withSnapshot(databaseUrl, modules, (snapshot) => writeContents(snapshot, add, options));
    },
    signal,
  );
  return { ...written, ...contents! };
}

async function writeContents(snapshot: DatabaseSnapshot, add: AddEntry, { sealFile, keys, clock, progress, signal }: BackupOptions): Promise<Contents> {
  const seals = await sealsWithin(snapshot.client, sealFile);
  const head = await describe(snapshot, { keys, now: clock.now(), files: seals.bytes > 0 ? [FILES.seals] : [] });
  await add(HEAD_NAME, json(head));
  const tables: Record<string, ContentSum> = {};
  for (const table of snapshot.tables) {
    signal?.throwIfAborted();
    const sum = await writeTable(snapshot, table, add);
    if (sum.rows > 0) progress(`${keyOfTable(table)}: ${sum.rows} rows`);
    tables[keyOfTable(table)] = sum;
  }
  const files: Record<string, ContentSum> = {};
  if (seals.bytes > 0) files[FILES.seals] = await writePieces(add, { kind: 'files', name: FILES.seals }, createReadStream(sealFile, { end: seals.bytes - 1 }));
  await add(TAIL_NAME, json({ tables, files, sequences: await snapshot.sequences() }));
  return { head, tables, lacksSeals: seals.known > 0 && seals.bytes === 0 };
}

async function describe({ tables, migrations, client }: DatabaseSnapshot, { keys, now, files }: { keys: HomeKeys; now: Date; files: readonly string[] }): Promise<BackupHead> {
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
    files,
    filesElsewhere: await countFiles(client),
    logPosition: Number(rows[0]!.position),
    keys: await keysInUse(sealing.keys, keys),
  };
}

async function writeTable(snapshot: DatabaseSnapshot, table: CopiedTable, add: AddEntry): Promise<ContentSum> {
  const name = keyOfTable(table);
  const rows = snapshot.copy(table);
  const sum = await writePieces(add, { kind: 'tables', name }, rows.text);
  const counted = await rows.count();
  if (sum.rows !== counted) throw new BackupError('DATABASE_UNREADABLE', `PostgreSQL gave ${sum.rows} rows of ${name} and speaks of ${counted}`);
  return sum;
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
