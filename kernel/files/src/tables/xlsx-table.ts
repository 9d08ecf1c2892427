import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import type { Cell, Table, TableColumn } from './table.js';
import { WallClock } from './wall-clock.js';
import { SHEET_TAIL, STYLE, sheetHead, sheetPath, workbookParts } from './xlsx-parts.js';
import { xmlText } from './xml-text.js';

/** Rows of a sheet, the titles included; no program opens one with more. */
const MAX_ROWS = 1_048_576;
const DAY_MS = 86_400_000;
/** The day from which spreadsheets count, before 1 January 1970. */
const EPOCH_DAY = 25_569;

/** How an XLSX file is written. */
export interface XlsxOptions {
  /** What its first sheet is called; those after it are called the same with their number. Up to 25 characters. */
  readonly sheetTitle: string;
  /** After how many rows another sheet begins, titles included; the most that a sheet can have unless told. */
  readonly rowsPerSheet?: number;
}

/** A table as XLSX, batch by batch: what goes over one sheet goes on the next. Texts are texts: nothing is computed. */
export async function* xlsxTable(table: Table, options: XlsxOptions): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const source = new Sheets(table, options.rowsPerSheet ?? MAX_ROWS);
  const fail = (error: unknown): void => void output.destroy(error as Error);
  zip.on('error', fail);
  const filling = fill(zip, source, options.sheetTitle).catch(fail);
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    // Whoever reads it may go before its end: then nothing more is read for them.
    await source.stop();
    await filling;
  }
}

async function fill(zip: yazl.ZipFile, source: Sheets, title: string): Promise<void> {
  let sheets = 0;
  do {
    sheets += 1;
    const sheet = source.next();
    zip.addReadStream(sheet, sheetPath(sheets));
    await finished(sheet);
  } while (source.hasMore);
  for (const [path, text] of workbookParts(sheets, title)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
}

/** The sheets of a table, one after another. */
class Sheets {
  readonly #batches: AsyncIterator<readonly (readonly Cell[])[]>;
  readonly #columns: readonly TableColumn[];
  readonly #clock: WallClock;
  /** Read, and for the next sheet. */
  #left: readonly (readonly Cell[])[] = [];
  #isOver = false;
  #current: Readable | null = null;

  constructor(
    { batches, columns, timeZone }: Table,
    private readonly rowsPerSheet: number,
  ) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#columns = columns;
    this.#clock = new WallClock(timeZone);
  }

  get hasMore(): boolean {
    return this.#left.length > 0;
  }

  next(): Readable {
    // One batch ahead is enough: more would wait in memory for a slow reader.
    this.#current = Readable.from(this.#sheet(), { highWaterMark: 1 });
    return this.#current;
  }

  async stop(): Promise<void> {
    this.#current?.destroy();
    await this.#batches.return?.();
  }

  async *#sheet(): AsyncGenerator<Buffer> {
    const titles = this.#columns.map(({ title }) => title);
    yield Buffer.from(sheetHead(this.#columns) + this.#row(1, titles, STYLE.title));
    for (let used = 1; used < this.rowsPerSheet; ) {
      const rows = await this.#take(this.rowsPerSheet - used);
      if (rows.length === 0) break;
      yield Buffer.from(rows.map((cells, index) => this.#row(used + index + 1, cells, STYLE.plain)).join(''));
      used += rows.length;
    }
    if (this.#left.length === 0) this.#left = await this.#read();
    yield Buffer.from(SHEET_TAIL);
  }

  async #take(most: number): Promise<readonly (readonly Cell[])[]> {
    const rows = this.#left.length > 0 ? this.#left : await this.#read();
    this.#left = rows.slice(most);
    return rows.slice(0, most);
  }

  /** The next batch with rows in it; an empty one at the end. */
  async #read(): Promise<readonly (readonly Cell[])[]> {
    while (!this.#isOver) {
      const next = await this.#batches.next();
      if (next.done === true) this.#isOver = true;
      else if (next.value.length > 0) return next.value;
    }
    return [];
  }

  #row(number: number, cells: readonly Cell[], style: number): string {
    return `<row r="${number}">${cells.map((cell, index) => this.#cell(`${columnName(index)}${number}`, cell, style)).join('')}</row>`;
  }

  #cell(place: string, cell: Cell, style: number): string {
    if (cell === null || cell === '') return '';
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
    if (cell instanceof Date) return `<c r="${place}" s="${STYLE.moment}"><v>${this.#clock.at(cell) / DAY_MS + EPOCH_DAY}</v></c>`;
    return `<c r="${place}"${style === STYLE.plain ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  }
}

/** A, B, … Z, AA, …: how spreadsheets call their columns. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
