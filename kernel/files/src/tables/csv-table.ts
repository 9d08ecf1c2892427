import type { Cell, Table } from './table.js';
import { WallClock } from './wall-clock.js';

/** How a CSV file is written. */
export interface CsvOptions {
  readonly delimiter: ',' | ';';
  /** Whether it begins with the mark by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
}

/** A table as CSV (RFC 4180), batch by batch; moments as `2026-11-19 10:00:00`. */
export async function* csvTable({ columns, batches, timeZone }: Table, { delimiter, byteOrderMark }: CsvOptions): AsyncGenerator<Buffer> {
  const clock = new WallClock(timeZone);
  const line = (cells: readonly Cell[]): string => `${cells.map((cell) => csvCell(cell, delimiter, clock)).join(delimiter)}\r\n`;
  let head = `${byteOrderMark ? '\ufeff' : ''}${line(columns.map(({ title }) => title))}`;
  // The titles go with the first rows: who has them has begun to read, and ends it by going.
  for await (const rows of batches) {
    yield Buffer.from(head + rows.map(line).join(''));
    head = '';
  }
  if (head !== '') yield Buffer.from(head);
}

function csvCell(cell: Cell, delimiter: string, clock: WallClock): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return new Date(clock.at(cell)).toISOString().slice(0, 19).replace('T', ' ');
  const text = withoutFormula(cell.toWellFormed());
  return text.includes(delimiter) || /["\r\n\t,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would take for a formula, also in the wide forms of the signs and behind spaces. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text that no spreadsheet computes: an apostrophe before it makes it one. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
