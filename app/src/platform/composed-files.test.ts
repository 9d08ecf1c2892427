import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComposedFiles } from './composed-files.js';

let folder: string;
let files: ComposedFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-composed-'));
  files = new ComposedFiles(join(folder, 'deep'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what was kept is found again, by another process too', async () => {
  expect(await files.find('a')).toBeNull();
  await files.keep('a', 'type Query {\n  "Яма" a: Int\n}');
  expect(await new ComposedFiles(join(folder, 'deep')).find('a')).toBe('type Query {\n  "Яма" a: Int\n}');
  expect(await files.find('b')).toBeNull();
});

test('a file that is not what was written is no graph', async () => {
  await files.keep('a', 'type Query { a: Int }');
  const file = join(folder, 'deep', 'a.graphql');
  for (const text of ['', 'type Query { a: Int }', '# 00\ntype Query { a: Int }']) {
    await writeFile(file, text);
    expect(await files.find('a')).toBeNull();
  }
});

test('only those that were used last are kept', async () => {
  for (let index = 0; index < 8; index++) {
    await files.keep(`graph${index}`, 'scalar A');
    await utimes(join(folder, 'deep', `graph${index}.graphql`), index + 1, index + 1);
  }
  await files.find('graph0');
  await files.keep('new', 'scalar B');
  expect((await readdir(join(folder, 'deep'))).toSorted()).toEqual(['new', 'graph0', 'graph2', 'graph3', 'graph4', 'graph5', 'graph6', 'graph7'].map((name) => `${name}.graphql`).toSorted());
});

test('a folder that cannot be written keeps nothing, and is no fault', async () => {
  await writeFile(join(folder, 'deep'), 'a file');
  await files.keep('a', 'scalar A');
  expect(await files.find('a')).toBeNull();
});
