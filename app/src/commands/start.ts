import { Command } from 'commander';
import { readEnvironment } from '../environment/read-environment.js';
import { checkAddress } from '../platform/check-address.js';
import { removeRunFile, writeRunFile } from '../platform/run-file.js';
import { printProgress as progress } from './print-progress.js';
import { runUntilStopped, type Running } from './run-until-stopped.js';

/** `otklik start`: the whole platform in this process. */
export function startCommand(): Command {
  return new Command('start').description('Starts the whole platform: PostgreSQL, subgraphs, gateway.').action(() => runUntilStopped(start));
}

async function start({ closing, signal, fail }: Running): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  // Loaded only now: whoever has mistyped a value need not wait for the platform.
  const [{ openDatabase }, { startPlatform }] = await Promise.all([import('../platform/open-database.js'), import('../platform/start-platform.js')]);
  const databaseUrl = await openDatabase({ environment, closing, progress, check: () => checkAddress(environment), onLost: fail, signal });
  const platform = await startPlatform({ environment, databaseUrl, progress, signal });
  closing.add(() => platform.stop());
  signal.throwIfAborted();
  await writeRunFile(environment.home, { url: platform.url, pid: process.pid });
  closing.add(() => removeRunFile(environment.home));
  process.stdout.write(`Otklik is ready: ${platform.url}/graphql\n`);
}
