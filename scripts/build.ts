/** Builds every package's `src` into `dist` with swc; files whose output is newer are left alone. Runs on plain Node (types are stripped). */
import { transformFile } from '@swc/core';
import { cp, glob, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const sources = ['clients/*/src', 'kernel/*/src', 'plugins/*/src', 'subgraphs/*/src', 'gateway/src', 'gateway/engine/src', 'app/src'].map((folder) => `${folder}/**/*`);

let built = 0;
const wanted = new Set<string>();
const work: Promise<void>[] = [];
for await (const entry of glob(sources, { cwd: root })) {
  const source = join(root, entry);
  const target = join(root, entry.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  if (/\.(test|test-support)\.ts$/.test(entry) || !/\.[a-z]+$/.test(basename(entry))) continue;
  wanted.add(target);
  work.push(build(source, target));
}
await Promise.all(work);
await removeStale();
if (built > 0 && process.stderr.isTTY) process.stderr.write(`Built ${built} files\n`);

async function build(source: string, target: string): Promise<void> {
  const [from, to] = await Promise.all([stat(source), stat(target).catch(() => null)]);
  if (!from.isFile() || (to !== null && to.mtimeMs >= from.mtimeMs)) return;
  await mkdir(dirname(target), { recursive: true });
  if (source.endsWith('.ts')) {
    const { code, map } = await transformFile(source, { cwd: root, swcrc: true });
    if (map !== undefined) await put(`${target}.map`, (file) => writeFile(file, map));
    await put(target, (file) => writeFile(file, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`));
  } else {
    await put(target, (file) => cp(source, file));
  }
  built++;
}

/** Whole or not at all: another build or a starting platform may be reading. */
async function put(target: string, write: (file: string) => Promise<void>): Promise<void> {
  const unfinished = `${target}.${process.pid}.tmp`;
  await write(unfinished);
  await rename(unfinished, target);
}

/** An output whose source is gone would still be imported: take it away. */
async function removeStale(): Promise<void> {
  for await (const entry of glob(['clients/*/dist', 'kernel/*/dist', 'plugins/*/dist', 'subgraphs/*/dist', 'gateway/dist', 'gateway/engine/dist', 'app/dist'].map((folder) => `${folder}/**/*.js`), { cwd: root })) {
    const target = join(root, entry);
    if (!wanted.has(target)) await Promise.all([rm(target, { force: true }), rm(`${target}.map`, { force: true })]);
  }
}
