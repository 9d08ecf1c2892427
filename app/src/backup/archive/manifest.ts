import { BackupError, type CopiedTable, type MigrationsDone, type SequenceState } from '@otklik/database';

/** The first entry of an archive: what it is, said before anything else is read. */
export interface BackupHead {
  readonly format: typeof FORMAT;
  readonly formatVersion: number;
  /** Version of the platform that made it. */
  readonly platform: string;
  /** The moment of its snapshot, ISO 8601. */
  readonly takenAt: string;
  readonly migrations: MigrationsDone;
  /** In the order in which their rows follow. */
  readonly tables: readonly CopiedTable[];
  /** Names of files that follow the tables; see `FILES`. */
  readonly files: readonly string[];
  /** How many files of people belong to it; they are kept elsewhere and not in it. */
  readonly filesElsewhere: number;
  /** The newest position of the event log. */
  readonly logPosition: number;
  /** What is needed beside it to read what is sealed. Of the keys themselves nothing. */
  readonly keys: {
    readonly personal: readonly PersonalKeyInUse[];
    /** Fingerprint of the vote secret; null where it was not known. */
    readonly voteSecret: string | null;
  };
}

/** A key by which values of the backup are sealed. */
export interface PersonalKeyInUse {
  readonly id: string;
  readonly values: number;
  /** See `fingerprintOf`; null where the key was not known. */
  readonly fingerprint: string | null;
}

/** What was written of one table or file. */
export interface ContentSum {
  /** Lines; of a table rows. */
  readonly rows: number;
  readonly bytes: number;
  /** Of a table as COPY writes it, in hexadecimal. */
  readonly sha256: string;
}

/** The last entry: without it an archive is not whole. */
export interface BackupTail {
  /** By `schema.table`. */
  readonly tables: Readonly<Record<string, ContentSum>>;
  readonly files: Readonly<Record<string, ContentSum>>;
  readonly sequences: readonly SequenceState[];
}

export const FORMAT = 'otklik-backup';
export const FORMAT_VERSION = 1;
export const HEAD_NAME = 'backup.json';
export const TAIL_NAME = 'contents.json';

/** What lies outside of the database and belongs to it. */
export const FILES = { seals: 'appeals.seals' } as const;

/** Its name in the tail and in names of entries. */
export function keyOfTable({ schema, name }: Pick<CopiedTable, 'schema' | 'name'>): string {
  return `${schema}.${name}`;
}

/** What a piece is a part of. */
export interface Content {
  readonly kind: 'tables' | 'files';
  readonly name: string;
}

/** Name of the entry with a piece of a content. */
export function pieceName({ kind, name }: Content, piece: number): string {
  return `${kind}/${name}/${String(piece).padStart(6, '0')}`;
}

/** What such an entry is a piece of; null for another one. */
export function contentOf(entry: string): Content | null {
  const [, kind, name] = /^(tables|files)\/([^/]+)\/\d{6,}$/.exec(entry) ?? [];
  return name === undefined ? null : { kind: kind as Content['kind'], name };
}

/** Everything that an archive holds in pieces, in its order. */
export function contentsOf({ tables, files }: BackupHead): Content[] {
  return [...tables.map((table): Content => ({ kind: 'tables', name: keyOfTable(table) })), ...files.map((name): Content => ({ kind: 'files', name }))];
}

/** @throws BackupError when it is no backup, or of a later version */
export function parseHead(text: string, file: string): BackupHead {
  const head = parse(text) as Partial<BackupHead> | null;
  if (head?.format !== FORMAT || typeof head.formatVersion !== 'number') throw new BackupError('BACKUP_DAMAGED', `${file} is no backup of Otklik`);
  if (head.formatVersion > FORMAT_VERSION) {
    throw new BackupError('BACKUP_NEWER', `${file} was made by Otklik ${head.platform}, whose backups this version (format ${FORMAT_VERSION}) cannot read: take that version`);
  }
  return head as BackupHead;
}

/** @throws BackupError when it is not one */
export function parseTail(text: string, file: string): BackupTail {
  const tail = parse(text) as Partial<BackupTail> | null;
  if (typeof tail?.tables !== 'object' || typeof tail.files !== 'object' || !Array.isArray(tail.sequences)) throw new BackupError('BACKUP_DAMAGED', `${file} is damaged: its list of contents cannot be read`);
  return tail as BackupTail;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
