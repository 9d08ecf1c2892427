import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { placeSeals } from './place-seals.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-seals-'));
  file = join(folder, 'seals', 'appeals.seals');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const seals = (...pieces: string[]): AsyncIterable<Buffer> => Readable.from(pieces.map((piece) => Buffer.from(piece))) as AsyncIterable<Buffer>;

test('seals go where none are, for their owner alone', async () => {
  expect(await placeSeals(file, seals('seal 1\n', 'seal 2\n'))).toEqual({ areNewer: false });
  expect(await readFile(file, 'utf8')).toBe('seal 1\nseal 2\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.each([
  ['are the same', 'seal 1\nseal 2\n', false],
  ['go on after the backup', 'seal 1\nseal 2\nseal 3\n', true],
])('a file is left as it is when its seals %s', async (_, there, areNewer) => {
  await placeSeals(file, seals(there));
  expect(await placeSeals(file, seals('seal 1\n', 'seal 2\n'))).toEqual({ areNewer });
  expect(await readFile(file, 'utf8')).toBe(there);
});

test.each([
  ['others', 'seal A\nseal 2\n'],
  ['fewer than the backup, which may be the mark of a forgery', 'seal 1\n'],
])('a file with seals that are %s is neither touched nor accepted', async (_, there) => {
  await placeSeals(file, seals(there));
  await expect(placeSeals(file, seals('seal 1\n', 'seal 2\n'))).rejects.toMatchObject({ code: 'SEALS_WRONG' });
  expect(await readFile(file, 'utf8')).toBe(there);
});

test('a folder that cannot be made is said to be so', async () => {
  await writeFile(join(folder, 'seals'), '');
  await expect(placeSeals(file, seals('seal 1\n'))).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
});
