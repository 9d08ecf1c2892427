import { ROLES } from '@otklik/identity';
import { openCsv } from './csv-rows.js';
import { sendRows, type TableImport, type TableRow } from './send-rows.js';
import { columnsOf, type CellOf } from './table-columns.js';

const REQUIRED = ['login', 'role'] as const;
const OPTIONAL = ['cabinet', 'position'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** `ImportedStaffInput` of the graph. */
interface StaffInput {
  readonly login: string;
  readonly role: string;
  readonly cabinet: string | null;
  readonly position: string | null;
}

/** Brings a table of staff and their roles into a running platform. */
export async function importStaff(table: TableImport): Promise<void> {
  const file = await openCsv(table.path);
  const cell = columnsOf<Column>(file.header, table.path, REQUIRED, OPTIONAL);
  const rows: TableRow<StaffInput>[] = [];
  const positions = new Map<string, string>();
  for await (const read of file.rows) {
    if ('problem' in read) rows.push({ row: { line: read.line }, problem: read.problem });
    else rows.push(staffRow(read.line, read.cells, cell, positions));
  }
  await sendRows(rows, { name: 'importStaff', field: 'staff' }, table);
}

/** @param positions by login, as the rows above say; added to */
function staffRow(line: number, cells: readonly string[], cell: CellOf<Column>, positions: Map<string, string>): TableRow<StaffInput> {
  const login = cell(cells, 'login');
  const role = cell(cells, 'role').toUpperCase();
  const position = cell(cells, 'position') || null;
  const row = { line, id: login };
  if (!(ROLES as readonly string[]).includes(role)) return { row, problem: `role: give one of ${ROLES.join(', ')}` };
  const known = positions.get(login);
  if (position !== null && known !== undefined && known !== position) return { row, problem: 'position: this person has another position above' };
  if (position !== null) positions.set(login, position);
  return { row, input: { login, role, cabinet: cell(cells, 'cabinet') || null, position } };
}
