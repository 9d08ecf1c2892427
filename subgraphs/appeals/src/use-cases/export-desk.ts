import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CodedError, localDateAt, localize, newId, type Clock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import { csvTable, xlsxTable, type Cell, type ExportDesk, type OpenedExport, type Table } from '@otklik/files';
import type { SignedInViewer, Viewer } from '@otklik/identity';
import { tenantOf, withSubordinates } from '@otklik/subgraph';
import { EXPORT_COLUMNS } from '../domain/export-column.js';
import { CsvDelimiter, ExportFormat, ExportOutcome } from '../domain/export-request.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { rowsOfPage } from '../store/appeal-pages.js';
import type { PagePlace } from '../store/appeal-sorting.js';
import { ExportTitles } from '../store/export-titles.js';
import { countRows, endDownload, findExport, type Export } from '../store/exports.js';
import { theRegion } from '../store/published.js';
import { findWords } from '../store/search/find-words.js';
import { cellsOf, selectedFor, type ExportRow } from './export-cells.js';
import { namesNothing, orderOf } from './list-appeals.js';
import { searchScope } from './may-read.js';
import { readSearchText } from './read-search.js';

/** What the desk works with. */
export interface ExportDeskOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** How somebody stands now; null when their sessions have ended. */
  readonly refresh: (viewers: readonly SignedInViewer[]) => Promise<(SignedInViewer | null)[]>;
  /** Rows that are read at a time; a thousand unless told. */
  readonly batchSize?: number;
}

const BATCH = 1_000;
/** How long rights are taken from memory while a table goes out, in milliseconds. */
const RIGHTS_MS = 2_000;
const FILE_TITLE = { ru: 'обращения', en: 'appeals' };
const SHEET_TITLE = { ru: 'Обращения', en: 'Appeals' };

/** Writes exports for the route by which they go, while they go. */
export function createExportDesk(options: ExportDeskOptions): ExportDesk {
  const { orm } = options;
  return {
    async open(id) {
      const system = orm.em.fork({ session: sessionOf(SYSTEM) });
      const ordered = await findExport(system, id);
      if (ordered === null) return null;
      const viewer = await admitted(options, ordered);
      const { timeZone } = await theRegion(system);
      const columns = ordered.columns.map((column) => ({ title: localize(EXPORT_COLUMNS[column].title, ordered.look.locale), width: EXPORT_COLUMNS[column].width }));
      return written(ordered, { columns, timeZone, batches: batchesOf(options, ordered, viewer) });
    },
  };
}

function written({ format, look, at }: Export, table: Table): OpenedExport {
  const name = `${localize(FILE_TITLE, look.locale)}-${localDateAt(at, table.timeZone)}`;
  if (format === ExportFormat.XLSX) {
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name: `${name}.xlsx`, mediaType, chunks: xlsxTable(table, { sheetTitle: localize(SHEET_TITLE, look.locale) }) };
  }
  const delimiter = look.delimiter === CsvDelimiter.COMMA ? ',' : ';';
  return { name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', chunks: csvTable(table, { delimiter, byteOrderMark: look.byteOrderMark }) };
}

/** Whom it was asked for, as they stand now. @throws CodedError UNAUTHENTICATED, FORBIDDEN */
async function admitted({ orm, refresh }: ExportDeskOptions, { personId, login, tokenIssuedAt }: Export): Promise<Viewer> {
  const asked: SignedInViewer = {
    kind: 'person',
    subject: login,
    login,
    citizenId: personId,
    grants: [],
    ...(tokenIssuedAt === null ? {} : { issuedAt: tokenIssuedAt }),
    expiresAt: Number.MAX_SAFE_INTEGER,
  };
  const [now] = await refresh([asked]);
  if (now == null) throw CodedError.unauthenticated();
  const viewer = await withSubordinates(orm.em.fork(), now);
  if (!APPEAL_PERMISSIONS.couldAllow(viewer, 'appeal.export')) throw CodedError.forbidden();
  return viewer;
}

/**
 * The rows, batch by batch, each in a short transaction of its own as the tenant that the viewer is: no connection waits for a slow reader.
 * That they go out is written in the same transaction.
 */
async function* batchesOf(options: ExportDeskOptions, ordered: Export, first: Viewer): AsyncGenerator<Cell[][]> {
  const { orm, clock, batchSize = BATCH } = options;
  const download = { id: newId(clock.now().getTime()), exportId: ordered.id };
  const titles = new ExportTitles(ordered.look.locale);
  let viewer = first;
  let knownAt = Date.now();
  let outcome = ExportOutcome.BROKEN_OFF;
  let place: PagePlace | null = null;
  try {
    for (let isOver = false; !isOver; ) {
      if (Date.now() - knownAt > RIGHTS_MS) {
        viewer = await admitted(options, ordered);
        knownAt = Date.now();
      }
      const read: Batch = await asTenant(orm, viewer, async (tx) => {
        const rows = await readRows(tx, ordered, viewer, { now: clock.now(), after: place, limit: batchSize });
        await countRows(tx, download, clock.now(), rows.length);
        const last = rows.at(-1);
        return { cells: await cellsOf(tx, rows, { columns: ordered.columns, titles, locale: ordered.look.locale }), last: last === undefined ? null : { id: last.id, key: last.placeKey } };
      });
      isOver = read.cells.length < batchSize;
      place = read.last;
      if (read.cells.length > 0) yield read.cells;
    }
    outcome = ExportOutcome.COMPLETE;
  } finally {
    await asTenant(orm, viewer, (tx) => endDownload(tx, download.id, clock.now(), outcome));
  }
}

interface Batch {
  readonly cells: Cell[][];
  readonly last: PagePlace | null;
}

type PlacedRow = ExportRow & { readonly placeKey: string | null };

async function readRows(tx: EntityManager, { filter, sorting, columns }: Export, viewer: Viewer, place: { now: Date; after: PagePlace | null; limit: number }): Promise<PlacedRow[]> {
  const { search, ...conditions } = filter;
  if (namesNothing(conditions)) return [];
  const cabinets = { everything: APPEAL_PERMISSIONS.allows(viewer, 'appeal.export'), authorId: null, cabinetIds: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.export'), sharedWith: [], published: false };
  const scope = searchScope(viewer, cabinets);
  const query = readSearchText(search);
  const words = query === null ? null : await findWords(tx, { query, scope });
  if (query !== null && words === null) return [];
  return rowsOfPage<ExportRow>(tx, { scope, conditions, order: orderOf(sorting, query), words, ...place }, selectedFor(columns));
}

function asTenant<Result>(orm: MikroORM, viewer: Viewer, work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
  return orm.em.fork({ session: sessionOf(tenantOf(viewer)) }).transactional(work);
}
