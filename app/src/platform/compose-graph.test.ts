import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Composer, composeGraph } from './compose-graph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const letters = { name: 'letters', sdl: `${LINK} type Query { letters: Int }` };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-composed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the same subgraphs are composed once, and give what composing gives', async () => {
  const composed = await new Composer(folder).compose([letters]);
  expect(composed).toBe(await composeGraph([letters]));
  expect(await readdir(folder)).toHaveLength(1);
  expect(await new Composer(folder).compose([letters])).toBe(composed);
  expect(await readdir(folder)).toHaveLength(1);
  expect(await new Composer(folder).compose([{ ...letters, sdl: `${LINK} type Query { letters: Int others: Int }` }])).toContain('others: Int');
  expect(await readdir(folder)).toHaveLength(2);
});

test('subgraphs that do not compose give every reason each time, and leave nothing', async () => {
  const before = await readdir(folder);
  const broken = [letters, { name: 'rival', sdl: `${LINK} type Query { letters: String }` }];
  for (let call = 0; call < 2; call++) await expect(new Composer(folder).compose(broken)).rejects.toThrow('do not compose');
  expect(await readdir(folder)).toEqual(before);
});
