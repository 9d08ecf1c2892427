import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCsv, type CsvRow } from './csv-rows.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer): Promise<{ header: readonly string[]; rows: CsvRow[] }> {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const file = await openCsv(path);
  const rows: CsvRow[] = [];
  for await (const row of file.rows) rows.push(row);
  expect(file.progress()).toBe(1);
  return { header: file.header, rows };
}

describe('a CSV file', () => {
  const expected = {
    header: ['id', 'text'],
    rows: [
      { line: 2, cells: ['1', 'раз, "два"\nтри'] },
      { line: 4, cells: ['2', 'четыре'] },
    ],
  };

  test.each([
    ['commas', 'id,text\n1,"раз, ""два""\nтри"\n2,четыре\n'],
    ['semicolons', 'id;text\n1;"раз, ""два""\nтри"\n2;четыре\n'],
    ['tabs', 'id\ttext\n1\t"раз, ""два""\nтри"\n2\tчетыре\n'],
    ['a byte order mark', '\ufeffid,text\n1,"раз, ""два""\nтри"\n2,четыре\n'],
    ['quoted column names', '"id","text"\n1,"раз, ""два""\nтри"\n2,четыре\n'],
    ['no line end at its end', 'id,text\n1,"раз, ""два""\nтри"\n2,четыре'],
  ])('is read with %s', async (_, content) => expect(await read(content)).toEqual(expected));

  test('is read with the line ends of Windows', async () => {
    expect(await read('id;text\r\n1;раз\r\n\r\n2;"два\r\nтри"\r\n')).toEqual({
      header: ['id', 'text'],
      rows: [
        { line: 2, cells: ['1', 'раз'] },
        { line: 4, cells: ['2', 'два\nтри'] },
      ],
    });
  });

  test('is read with quotation marks that people did not double', async () => {
    expect((await read('id,text\n1,магазин "Мир" закрыт\n2,"Мир" закрыт\n3,три\n')).rows).toEqual([
      { line: 2, cells: ['1', 'магазин "Мир" закрыт'] },
      { line: 3, cells: ['2', '"Мир" закрыт'] },
      { line: 4, cells: ['3', 'три'] },
    ]);
  });

  test('may have no rows', async () => expect(await read('id,text\n')).toEqual({ header: ['id', 'text'], rows: [] }));

  test('is read as a stream, letters cut between two pieces included', async () => {
    const { rows } = await read(`id,text\n${Array.from({ length: 20_000 }, (_, index) => `${index},${'щ'.repeat(index % 50)}`).join('\n')}`);
    expect(rows).toHaveLength(20_000);
    expect(rows[19_999]).toEqual({ line: 20_001, cells: ['19999', 'щ'.repeat(49)] });
  });
});

describe('a row that is none', () => {
  test('with too few or too many cells says so, and the next one is read', async () => {
    expect((await read('id,text\n1\n2,два,три\n4,четыре\n')).rows).toEqual([
      { line: 2, problem: 'it has 1 cells, the header has 2' },
      { line: 3, problem: 'it has 3 cells, the header has 2' },
      { line: 4, cells: ['4', 'четыре'] },
    ]);
  });

  test('with a quotation mark that is never closed says so', async () => {
    const { rows } = await read('id,text\n1,раз\n2,"два\n3,три\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'раз'] },
      { line: expect.any(Number), problem: expect.stringMatching(/never closed/) },
    ]);
  });
});

describe('a file that is no CSV file', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /is empty: its first line must name the columns/],
    ['of blank lines', '\n\n', /is empty/],
    ['of another encoding', Buffer.from('id,text\n1,\xf2\xe5\xea\xf1\xf2\n', 'latin1'), /is not UTF-8; save it as "CSV UTF-8"/],
    ['of another encoding further down', Buffer.concat([Buffer.from('id,text\n' + '1,x\n'.repeat(60_000)), Buffer.from([0xff])]), /is not UTF-8/],
  ])('because it is %s is refused in one line', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  test('because it is not there or is a folder is refused in one line', async () => {
    await expect(openCsv(join(folder, 'none.csv'))).rejects.toThrow(/Cannot read .*none\.csv: there is no such file/);
    await expect(openCsv(folder)).rejects.toThrow(/it is a folder/);
  });
});
