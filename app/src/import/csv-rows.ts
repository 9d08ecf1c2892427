import { parse, type CsvError } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CommandError } from '../commands/command-error.js';
import { detectDelimiter } from './detect-delimiter.js';
import { errorCode } from './error-code.js';

/** A row of a CSV file, or why it is none. */
export type CsvRow = { readonly line: number } & ({ readonly cells: readonly string[] } | { readonly problem: string });

/** A CSV file whose header has been read. */
export interface CsvFile {
  readonly header: readonly string[];
  /** The rows below the header, read as they are asked for. Breaking off closes the file. */
  readonly rows: AsyncIterable<CsvRow>;
  /** How much of the file has been read: from 0 to 1. */
  progress(): number;
}

/** A row of this many bytes is a quotation mark that was never closed. */
const MAX_ROW_BYTES = 4_000_000;

/**
 * Opens a CSV file in UTF-8 with a header: commas, semicolons or tabs, any line ends, with or without a byte order mark.
 * @throws CommandError when it cannot be read, is no UTF-8, or is empty; reading its rows may throw one too
 */
export async function openCsv(path: string): Promise<CsvFile> {
  const size = await sizeOf(path);
  const input = createReadStream(path);
  const texts = decoded(input, path);
  const start = await startOf(texts);
  const rows = rowsOf(rejoined(start, texts), detectDelimiter(start.slice(0, endOfLine(start))));
  const first = await rows.next();
  if (first.done === true) throw new CommandError(`${path} is empty: its first line must name the columns`);
  if ('problem' in first.value) throw new CommandError(`${path}: the header cannot be read: ${first.value.problem}`);
  const header = first.value.cells.map((cell) => cell.trim());
  return { header, rows: ofWidth(rows, header.length), progress: () => (size === 0 ? 1 : input.bytesRead / size) };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const entry = await stat(path);
    if (entry.isDirectory()) throw new CommandError(`Cannot read ${path}: it is a folder`);
    return entry.size;
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* decoded(input: AsyncIterable<Buffer>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    let held = '';
    for await (const bytes of input) {
      const text = held + decoder.decode(bytes, { stream: true });
      // One kind of line end, so that lines are counted right; the other half of a pair may be in the next piece.
      held = text.endsWith('\r') ? '\r' : '';
      yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    }
    yield (held + decoder.decode()).replace(/\r\n?/g, '\n');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const code = errorCode(error);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return new CommandError(`Cannot read ${path}: it is not UTF-8; save it as "CSV UTF-8"`);
  const reasons: Record<string, string> = { ENOENT: 'there is no such file', EACCES: 'this user may not read it' };
  return new CommandError(`Cannot read ${path}: ${reasons[code] ?? code}`);
}

/** The first line and perhaps more. */
async function startOf(texts: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (endOfLine(start) === start.length && start.length < MAX_ROW_BYTES) {
    const next = await texts.next();
    if (next.done === true) break;
    start += next.value;
  }
  return start;
}

function endOfLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

async function* rejoined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

async function* rowsOf(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  const skipped: CsvRow[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    // What people write by hand, such as "«Мир» магазин" with straight quotes, is taken as it stands.
    relax_quotes: true,
    record_delimiter: '\n',
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error) => void skipped.push({ line: lineOf(error), problem: reasonOf(error) }),
  });
  // What goes wrong here comes out of the parser.
  pipeline(texts, parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      const line = info.lines - inside;
      // The parser is ahead of what it gives out.
      while (skipped.length > 0 && skipped[0]!.line <= line) yield skipped.shift()!;
      yield { line, cells: record };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    skipped.push({ line: lineOf(error), problem: reasonOf(error) });
  }
  yield* skipped;
}

function isCsvError(error: unknown): error is CsvError {
  return errorCode(error).startsWith('CSV_');
}

function lineOf(error: CsvError | undefined): number {
  return Number((error as { lines?: number } | undefined)?.lines ?? 0);
}

function reasonOf(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is never closed: everything from here to the end of the file belongs to one row';
    case 'CSV_MAX_RECORD_SIZE':
      return 'the row is too long: a quotation mark is probably never closed';
    default:
      return error?.message ?? 'the row cannot be read';
  }
}

async function* ofWidth(rows: AsyncIterable<CsvRow>, width: number): AsyncGenerator<CsvRow> {
  for await (const row of rows) {
    if ('problem' in row || row.cells.length === width) yield row;
    else yield { line: row.line, problem: `it has ${row.cells.length} cells, the header has ${width}` };
  }
}
