import { openCsv } from './csv-rows.js';
import { parentsFirst } from './parents-first.js';
import { sendRows, type TableImport, type TableRow } from './send-rows.js';
import { columnsOf, type CellOf } from './table-columns.js';

const KINDS = ['FEDERAL_BODY', 'REGION', 'MINISTRY', 'INSTITUTION', 'MUNICIPALITY'];
const REQUIRED = ['slug', 'code', 'kind', 'title_ru'] as const;
const OPTIONAL = ['title_en', 'parent'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** `ImportedAgencyInput` of the graph. */
interface AgencyInput {
  readonly slug: string;
  readonly code: string;
  readonly kind: string;
  readonly title: { readonly ru: string; readonly en: string | null };
  readonly parent: string | null;
}

/** Brings a table of agencies, in any order, into a running platform. */
export async function importAgencies(table: TableImport): Promise<void> {
  const file = await openCsv(table.path);
  const cell = columnsOf<Column>(file.header, table.path, REQUIRED, OPTIONAL);
  const rows: TableRow<AgencyInput>[] = [];
  const lines = new Map<string, number>();
  for await (const read of file.rows) {
    if ('problem' in read) rows.push({ row: { line: read.line }, problem: read.problem });
    else rows.push(agencyRow(read.line, read.cells, cell, lines));
  }
  const fit = rows.flatMap((row) => ('input' in row ? [{ ...row, slug: row.input.slug, parent: row.input.parent }] : []));
  const unfit = rows.filter((row) => 'problem' in row);
  await sendRows([...unfit, ...parentsFirst(fit)], { name: 'importAgencies', field: 'agencies' }, table);
}

/** @param lines where each slug stood first; added to */
function agencyRow(line: number, cells: readonly string[], cell: CellOf<Column>, lines: Map<string, number>): TableRow<AgencyInput> {
  const slug = cell(cells, 'slug');
  const kind = cell(cells, 'kind').toUpperCase();
  const row = { line, id: slug };
  if (!KINDS.includes(kind)) return { row, problem: `kind: give one of ${KINDS.join(', ')}` };
  const first = lines.get(slug);
  if (first !== undefined) return { row, problem: `slug: it stands in line ${first} already` };
  lines.set(slug, line);
  const title = { ru: cell(cells, 'title_ru'), en: cell(cells, 'title_en') || null };
  return { row, input: { slug, code: cell(cells, 'code'), kind, title, parent: cell(cells, 'parent') || null } };
}
