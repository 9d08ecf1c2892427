import { fork, spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { PartHolder } from './processes/part-holder.ts';

/** The gateway and six subgraphs. */
const PARTS = 7;
const root = join(import.meta.dirname, '..', '..');

/**
 * Builds what tests start as processes, and starts one PostgreSQL for the whole run, and with `OTKLIK_TEST_PROCESSES=1` the processes of
 * a platform's parts. Workers find them by the environment.
 * Jest loads this file without its settings for tests, in plain Node: so PostgreSQL runs in a process of its own, from the built files.
 */
export default async function globalSetup(): Promise<void> {
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
  if (build.status !== 0) process.stderr.write('The build failed: tests that start a process see older files\n');

  const child = fork(join(import.meta.dirname, 'postgres-process.ts'), { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const answer = await new Promise<{ adminUrl: string; url: string } | { failure: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { adminUrl: string; url: string }));
    child.once('exit', (code) => reject(new Error(`PostgreSQL for the tests ended with ${code}`)));
  });
  if ('failure' in answer) throw new Error(answer.failure);
  process.env['OTKLIK_TEST_ADMIN_URL'] = answer.adminUrl;
  process.env['OTKLIK_TEST_URL'] = answer.url;
  globalThis.otklikTestPostgres = child;
  process.env['OTKLIK_TEST_COMPOSED'] = await mkdtemp(join(tmpdir(), 'otklik-composed-'));

  if (process.env['OTKLIK_TEST_PROCESSES'] === '1') {
    const parts = new PartHolder(PARTS);
    globalThis.otklikTestParts = parts;
    process.env['OTKLIK_TEST_PARTS'] = JSON.stringify(await parts.addresses());
  }
}
