/** `pnpm bench NAME [options]`: installs what the benchmarks compare with, when it is missing, and runs `bench/NAME/main.ts`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const bench = join(import.meta.dirname, '../bench');
const [name, ...options] = process.argv.slice(2);
const names = readdirSync(bench).filter((folder) => existsSync(join(bench, folder, 'main.ts')));

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`Usage: npx pnpm bench NAME [--json] [options]\nBenchmarks: ${names.join(', ')}\n`);
  process.exit(1);
}
if (!isInstalled()) install();
process.exit(spawnSync(process.execPath, [join(bench, name, 'main.ts'), ...options], { stdio: 'inherit' }).status ?? 1);

/** pnpm writes this file when an installation is complete. */
function isInstalled(): boolean {
  const installed = statSync(join(bench, 'node_modules/.modules.yaml'), { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync(join(bench, 'pnpm-lock.yaml')).mtimeMs;
}

/** By the pnpm that runs this script. Its output goes to stderr: stdout is for the figures. */
function install(): void {
  const pnpm = process.env['npm_execpath'];
  const args = ['--dir', bench, 'install', '--frozen-lockfile'];
  const [command, before] = pnpm === undefined ? ['npx', ['pnpm']] : /\.[cm]?js$/.test(pnpm) ? [process.execPath, [pnpm]] : [pnpm, []];
  const { status } = spawnSync(command, [...before, ...args], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
