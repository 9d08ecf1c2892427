import type { EntityManager } from '@mikro-orm/postgresql';
import type { Locale } from '@otklik/base';
import { grouped } from '@otklik/subgraph';
import type { AppealOrder } from '../domain/appeal-order.js';
import type { ExportColumn } from '../domain/export-column.js';
import type { CsvDelimiter, ExportFormat, ExportOutcome } from '../domain/export-request.js';
import type { AppealConditions } from './appeal-conditions.js';

/** How an export is written. */
export interface ExportLook {
  readonly locale: Locale;
  readonly delimiter: CsvDelimiter;
  readonly byteOrderMark: boolean;
}

/** A table that somebody has asked for. */
export interface Export {
  readonly id: string;
  readonly personId: string;
  readonly login: string;
  /** When the token was issued by which it was asked for, in milliseconds since the epoch; null when that is not known. */
  readonly tokenIssuedAt: number | null;
  readonly at: Date;
  /** The cabinets whose appeals it may hold; none when it may hold those of all. */
  readonly cabinetIds: readonly string[];
  readonly format: ExportFormat;
  readonly columns: readonly ExportColumn[];
  readonly filter: AppealConditions & { readonly search?: string | null };
  readonly sorting: AppealOrder;
  readonly look: ExportLook;
}

/** That an export was taken away, or begun to be. */
export interface ExportDownload {
  readonly id: string;
  readonly exportId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Rows that were given out. */
  readonly rowCount: number;
  readonly outcome: ExportOutcome;
}

/** Which exports a list may show. */
export interface ExportScope {
  readonly everything: boolean;
  readonly personId: string;
  readonly cabinetIds: readonly string[];
  /** Only what this person asked for. */
  readonly login: string | null;
}

const COLUMNS = `id, person_id as "personId", login, extract(epoch from token_issued_at)::float8 * 1000 as "tokenIssuedAt", at,
  cabinet_ids::text[] as "cabinetIds", format, columns, filter, sorting, look`;

type Row = Omit<Export, 'at'> & { readonly at: string };

/** Keeps a new one. */
export async function insertExport(tx: EntityManager, one: Export): Promise<void> {
  await tx.execute(
    `insert into appeals.export (id, person_id, login, token_issued_at, at, cabinet_ids, format, columns, filter, sorting, look)
     values (?, ?, ?, to_timestamp(?::float8 / 1000), ?, ?::uuid[], ?, ?::jsonb, ?::jsonb, ?, ?::jsonb)`,
    [
      one.id,
      one.personId,
      one.login,
      one.tokenIssuedAt,
      one.at,
      `{${one.cabinetIds.join(',')}}`,
      one.format,
      JSON.stringify(one.columns),
      JSON.stringify(one.filter),
      one.sorting,
      JSON.stringify(one.look),
    ],
  );
}

/** One, as far as the transaction's tenant sees it. */
export async function findExport(em: EntityManager, id: string): Promise<Export | null> {
  const [row] = await em.execute<Row[]>(`select ${COLUMNS} from appeals.export where id = ?`, [id]);
  return row === undefined ? null : fromRow(row);
}

/** A page of them, the newest first. @param after the id of the last one of the page before */
export async function pageOfExports(em: EntityManager, { everything, personId, cabinetIds, login }: ExportScope, after: string | null, limit: number): Promise<Export[]> {
  const rows = await em.execute<Row[]>(
    `select ${COLUMNS} from appeals.export
     where (? or person_id = ? or cabinet_ids && ?::uuid[]) and (?::text is null or login = ?) and (?::uuid is null or id < ?::uuid) order by id desc limit ?`,
    [everything, personId, `{${cabinetIds.join(',')}}`, login, login, after, after, limit],
  );
  return rows.map(fromRow);
}

/** How often exports were taken away, for each the first time first. */
export async function downloadsOf(em: EntityManager, exportIds: readonly string[]): Promise<ExportDownload[][]> {
  const rows = await em.execute<(Omit<ExportDownload, 'startedAt' | 'endedAt'> & { startedAt: string; endedAt: string | null })[]>(
    `select id, export_id as "exportId", started_at as "startedAt", ended_at as "endedAt", row_count as "rowCount", outcome
     from appeals.export_download where export_id in (?) order by export_id, id`,
    [[...exportIds]],
  );
  const downloads = rows.map((row) => ({ ...row, startedAt: new Date(row.startedAt), endedAt: row.endedAt === null ? null : new Date(row.endedAt) }));
  return grouped(exportIds, downloads, (row) => row.exportId);
}

/** Notes that rows go out, before they do: the first time with the download itself. */
export async function countRows(tx: EntityManager, { id, exportId }: Pick<ExportDownload, 'id' | 'exportId'>, at: Date, rows: number): Promise<void> {
  await tx.execute(
    `insert into appeals.export_download (id, export_id, started_at, row_count, outcome) values (?, ?, ?, ?, 'RUNNING')
     on conflict (id) do update set row_count = export_download.row_count + excluded.row_count`,
    [id, exportId, at, rows],
  );
}

/** Notes that no more rows go out. */
export async function endDownload(em: EntityManager, id: string, at: Date, outcome: ExportOutcome): Promise<void> {
  await em.execute('update appeals.export_download set ended_at = ?, outcome = ? where id = ?', [at, outcome, id]);
}

function fromRow(row: Row): Export {
  return { ...row, at: new Date(row.at) };
}
