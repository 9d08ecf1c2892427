import { finished } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import readSheets from 'read-excel-file/node';
import { csvTable, withoutFormula } from './csv-table.js';
import type { Cell, Table } from './table.js';
import { xlsxTable } from './xlsx-table.js';
import { xmlText } from './xml-text.js';

const COLUMNS = [
  { title: 'Номер', width: 12 },
  { title: 'Подано; когда', width: 18 },
  { title: 'Оценка', width: 8 },
];
const NOON = new Date('2026-11-19T05:00:00Z');

function table(...batches: Cell[][][]): Table {
  return { columns: COLUMNS, batches: Readable.from(batches), timeZone: 'Asia/Novosibirsk' };
}

async function all(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

async function csv(rows: Cell[][], delimiter: ',' | ';' = ';', byteOrderMark = false): Promise<string> {
  return (await all(csvTable(table(rows), { delimiter, byteOrderMark }))).toString();
}

/** What a program that opens spreadsheets sees: sheet by sheet, row by row. */
async function sheetsOf(rows: Cell[][][], rowsPerSheet?: number): Promise<{ sheet: string; data: unknown[][] }[]> {
  const file = await all(xlsxTable(table(...rows), { sheetTitle: 'Обращения', ...(rowsPerSheet === undefined ? {} : { rowsPerSheet }) }));
  return readSheets(file);
}

describe('a table as CSV', () => {
  it('quotes what holds delimiters, quotes or line ends, and shows moments by the clock of the zone', async () => {
    expect(await csv([['A-1', NOON, 5], ['say "no"', null, null], ['two\nlines', new Date('2026-01-01T17:00:00Z'), 1]])).toBe(
      'Номер;"Подано; когда";Оценка\r\nA-1;2026-11-19 12:00:00;5\r\n"say ""no""";;\r\n"two\nlines";2026-01-02 00:00:00;1\r\n',
    );
  });

  it('takes another delimiter, and begins with a mark for Excel when asked', async () => {
    expect(await csv([['a,b', null, -3]], ',', true)).toBe('\ufeffНомер,"Подано; когда",Оценка\r\n"a,b",,-3\r\n');
  });

  it('lets no spreadsheet compute what somebody wrote', () => {
    for (const text of ['=1+1', '+7 913', '-1', '@sum', '\t=1', '\rx', ' =1', '＝1', '\n-1']) expect(withoutFormula(text)).toBe(`'${text}`);
    for (const text of ['a=1', '5 - 3', 'ул. Мира', '', "'=1"]) expect(withoutFormula(text)).toBe(text);
  });
});

describe('a table as XLSX', () => {
  it('is read by programs: titles, texts, numbers and moments as such', async () => {
    const [sheet] = await sheetsOf([[['=1+1', NOON, 5]], [['<&">_x0041_\u0001', null, 0.5]]]);
    expect(sheet!.sheet).toBe('Обращения');
    expect(sheet!.data).toEqual([
      ['Номер', 'Подано; когда', 'Оценка'],
      ['=1+1', new Date('2026-11-19T12:00:00Z'), 5],
      [expect.stringContaining('<&">_x'), null, 0.5],
    ]);
  });

  it('goes on with another sheet where one is full, each with its titles', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [`row ${index}`, null, index]);
    const sheets = await sheetsOf([rows.slice(0, 2), [], rows.slice(2)], 4);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([['Обращения', 4], ['Обращения 2', 4], ['Обращения 3', 2]]);
    expect(sheets.flatMap(({ data }) => data.slice(1).map(([first]) => first))).toEqual(rows.map(([first]) => first));
    expect((await sheetsOf([rows.slice(0, 3)], 4)).map(({ data }) => data.length)).toEqual([4]);
    expect((await sheetsOf([], 4)).map(({ data }) => data.length)).toEqual([1]);
  });

  it('keeps its titles in view, and computes nothing', async () => {
    const file = await all(xlsxTable(table([['=1+1', null, 1]]), { sheetTitle: 'A' }));
    const xml = firstEntry(file);
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<is><t xml:space="preserve">=1+1</t></is>');
    expect(xml).not.toContain('<f>');
  });

  it('cuts what no cell holds', () => {
    expect(xmlText('я'.repeat(40_000))).toHaveLength(32_767);
  });
});

describe('whoever goes before the end', () => {
  it.each([
    ['CSV', (source: Table) => csvTable(source, { delimiter: ';', byteOrderMark: true })],
    ['XLSX', (source: Table) => xlsxTable(source, { sheetTitle: 'A' })],
  ])('stops the reading of rows: %s', async (_, write) => {
    let read = 0;
    let stopped = false;
    async function* endless(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) {
          read += 1;
          yield Array.from({ length: 500 }, (__, index) => [`${read} ${index} ${Math.sin(read * 500 + index)}`, NOON, read]);
        }
      } finally {
        stopped = true;
      }
    }
    const stream = Readable.from(write({ columns: COLUMNS, batches: endless(), timeZone: 'UTC' }), { highWaterMark: 1 });
    await new Promise((resolve) => stream.once('readable', resolve));
    // Nobody takes anything more, so not much more is read.
    for (let before = -1; before !== read; await new Promise((resolve) => setTimeout(resolve, 20))) before = read;
    expect(read).toBeLessThan(60);
    stream.destroy();
    await finished(stream).catch(() => undefined);
    // Or else the test’s time ends.
    while (!stopped) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('learns of an error of the rows', async () => {
    async function* broken(): AsyncGenerator<Cell[][]> {
      yield [['a', null, 1]];
      throw new Error('the database is gone');
    }
    const source = { columns: COLUMNS, batches: broken(), timeZone: 'UTC' };
    await expect(all(xlsxTable(source, { sheetTitle: 'A' }))).rejects.toThrow('the database is gone');
  });
});

/** The XML of the first file in an archive. */
function firstEntry(archive: Buffer): string {
  const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28);
  return inflateRawSync(archive.subarray(start)).toString();
}
