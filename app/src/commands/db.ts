import { grantSql, schemasOf } from '@otklik/database';
import { Command } from 'commander';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment } from '../environment/read-environment.js';
import { openDatabase } from '../platform/open-database.js';
import { CommandError } from './command-error.js';
import { printProgress } from './print-progress.js';
import { runUntilStopped, type Running } from './run-until-stopped.js';

/** `otklik db …`: the PostgreSQL behind the platform. */
export function dbCommand(): Command {
  return new Command('db')
    .description('The PostgreSQL behind the platform.')
    .addCommand(
      new Command('grant-sql')
        .description('Prints the SQL that makes the roles and schemas of the platform. Run it once in the database of DATABASE_URL as its administrator.')
        .option('--login <login>', 'the login that the platform connects with (default: the one of DATABASE_URL, else otklik)')
        .action(({ login }: { login?: string }) => {
          process.stdout.write(grantSql({ login: login ?? loginOfEnvironment(), schemas: schemasOf(DATABASE_MODULES) }));
        }),
    )
    .addCommand(
      new Command('serve')
        .description('Runs the embedded PostgreSQL of OTKLIK_HOME alone and prints its DATABASE_URL, to try the platform as several processes on one machine.')
        .action(() => runUntilStopped(serve)),
    );
}

async function serve({ closing, signal, fail }: Running): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  if (environment.databaseUrl !== null) throw new CommandError('DATABASE_URL is set: there is a PostgreSQL already');
  const url = await openDatabase({ environment, closing, progress: printProgress, onLost: fail, signal });
  process.stdout.write(`DATABASE_URL=${url}\n`);
}

function loginOfEnvironment(): string {
  const { databaseUrl } = readEnvironment(process.env, process.cwd());
  return databaseUrl === null ? 'otklik' : decodeURIComponent(new URL(databaseUrl).username) || 'otklik';
}
