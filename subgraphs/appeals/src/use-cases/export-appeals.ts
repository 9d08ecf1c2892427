import { CodedError, Refusal, canName, isId, newId } from '@otklik/base';
import type { FileLink } from '@otklik/files';
import { decodePageCursor, encodePageCursor, once, page, pageSize, type Connection } from '@otklik/subgraph';
import { AppealOrder } from '../domain/appeal-order.js';
import { DEFAULT_EXPORT_COLUMNS, type ExportColumn } from '../domain/export-column.js';
import { CsvDelimiter, EXPORT_LINK_MS, checkColumns, type ExportFormat } from '../domain/export-request.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { findExport, insertExport, pageOfExports, type Export, type ExportDownload } from '../store/exports.js';
import type { ExportLook } from '../store/exports.js';
import type { AppealFilter, PageRequest } from './list-appeals.js';
import { checkFilterTexts } from './check-filter-texts.js';
import { readSearchText } from './read-search.js';
import type { Setting } from './setting.js';

/** Which table somebody wants. */
export interface ExportInput {
  readonly idempotencyKey?: string | null;
  readonly format: ExportFormat;
  readonly filter?: AppealFilter | null;
  readonly orderBy?: AppealOrder | null;
  readonly columns?: readonly ExportColumn[] | null;
  readonly delimiter?: CsvDelimiter | null;
  readonly byteOrderMark?: boolean | null;
}

/** A table that may be taken away. */
export interface OrderedExport {
  readonly ordered: Export;
  readonly link: FileLink;
}

/** Staff ask for their queue as a table, and get the link to take it by. The same key and body again answers the same export with a new link. */
export async function exportAppeals(setting: Setting, input: ExportInput, locale: ExportLook['locale']): Promise<OrderedExport> {
  const { viewer, em, clock, files } = setting;
  const person = APPEAL_PERMISSIONS.requireSomewhere(viewer, 'appeal.export');
  const columns = input.columns ?? DEFAULT_EXPORT_COLUMNS;
  const issues = [...checkColumns(columns), ...checkFilterTexts(input.filter ?? {})];
  if (issues.length > 0) throw Refusal.validation(issues);

  readSearchText(input.filter?.search);
  const now = clock.now();
  const { forWork: _, details, ...others } = { ...input.filter };
  const filter = { ...others, ...(details == null ? {} : { details: setting.forms.conditions(details) }) };
  const wanted: Export = {
    id: newId(now.getTime()),
    personId: person.citizenId,
    login: person.login,
    tokenIssuedAt: person.issuedAt ?? null,
    at: now,
    cabinetIds: APPEAL_PERMISSIONS.allows(viewer, 'appeal.export') ? [] : APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.export'),
    format: input.format,
    columns,
    filter,
    sorting: input.orderBy ?? AppealOrder.NEWEST,
    look: { locale, delimiter: input.delimiter ?? CsvDelimiter.SEMICOLON, byteOrderMark: input.byteOrderMark ?? true },
  };
  const ordered = await em.fork().transactional((tx) =>
    once(tx, 'appeals', { viewer: person, mutation: 'exportAppeals', input, clock }, {
      answer: wanted.id,
      work: async () => {
        await insertExport(tx, wanted);
        return wanted;
      },
      replay: async (earlier) => (await findExport(tx, earlier)) ?? wanted,
    }),
  );
  return { ordered, link: files.forExport(ordered.id, new Date(now.getTime() + EXPORT_LINK_MS)) };
}

const LIST = 'exports';

/** Who has taken tables away: one's own; of their cabinets for those who answer for them; all for the operator. @param login only what this person asked for */
export async function listExports({ viewer, em }: Setting, request: PageRequest, login: string | null): Promise<Connection<Export>> {
  const size = pageSize(request.first);
  if (!APPEAL_PERMISSIONS.couldAllow(viewer, 'appeal.export') || viewer.kind !== 'person') throw CodedError.forbidden();
  const scope = {
    everything: APPEAL_PERMISSIONS.allows(viewer, 'appeal.see-exports'),
    personId: viewer.citizenId,
    cabinetIds: APPEAL_PERMISSIONS.cabinetsFor(viewer, 'appeal.see-exports'),
    login,
  };
  const rows = login !== null && !canName(login) ? [] : await pageOfExports(em, scope, placeOf(request.after), size + 1);
  return page(rows, size, request.after, ({ id }) => encodePageCursor(LIST, id), (row) => row);
}

/** How often an export was taken away. */
export function downloadsOfExport({ loaders }: Setting, { id }: Pick<Export, 'id'>): Promise<ExportDownload[]> {
  return loaders.exportDownloads.load(id);
}

function placeOf(after: string | null | undefined): string | null {
  if (after == null) return null;
  const [id = ''] = decodePageCursor(LIST, 1, after);
  if (!isId(id)) throw CodedError.badCursor();
  return id;
}
