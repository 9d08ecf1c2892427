import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchSupergraph } from './watch-supergraph.js';

let folder: string;
let file: string;
let stop: () => void;
const puts: string[] = [];
let refuse = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-watch-'));
  file = join(folder, 'supergraph.graphql');
  await writeFile(file, 'first');
  stop = watchSupergraph(file, (sdl) => {
    puts.push(sdl);
    return refuse ? Promise.reject(new Error('bad')) : Promise.resolve();
  });
});
afterAll(async () => {
  stop();
  await rm(folder, { recursive: true });
});

async function put(text: string): Promise<void> {
  while (puts.at(-1) !== text) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('what is in the file is put in use: from the beginning, written anew, and renamed into its place', async () => {
  await put('first');
  await writeFile(file, 'second');
  await put('second');
  await writeFile(join(folder, 'new'), 'third');
  await rename(join(folder, 'new'), file);
  await put('third');
});

test('a refusal does not end the watching, nor does a file that is gone for a while', async () => {
  refuse = true;
  await writeFile(file, 'bad one');
  await put('bad one');
  refuse = false;
  await rm(file);
  await new Promise((resolve) => setTimeout(resolve, 700));
  await writeFile(file, 'fourth one');
  await put('fourth one');
});
