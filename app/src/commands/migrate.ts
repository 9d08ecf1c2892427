import { systemClock } from '@otklik/base';
import { Command } from 'commander';
import { readEnvironment } from '../environment/read-environment.js';
import { openData } from '../platform/open-data.js';
import { openDatabase } from '../platform/open-database.js';
import { printProgress } from './print-progress.js';
import { runToEnd, type Running } from './run-until-stopped.js';

/** `otklik migrate`: brings the database up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Brings the database up to date: schemas, the plugins that come with the platform, the data of a demo. Every process does so too when it starts.')
    .action(() => runToEnd(migrate));
}

async function migrate({ closing, signal, fail }: Running): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  const progress = (line: string): void => {
    signal.throwIfAborted();
    printProgress(line);
  };
  // Until it is done: broken off, it has failed.
  process.exitCode = 1;
  const databaseUrl = await openDatabase({ environment, closing, progress, onLost: fail, signal });
  await openData({ environment, databaseUrl, clock: systemClock, progress, closing });
  process.exitCode = 0;
  process.stdout.write('The database is up to date\n');
}
