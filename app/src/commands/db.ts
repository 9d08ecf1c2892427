import { grantSql, schemasOf } from '@otklik/database';
import { Command } from 'commander';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment } from '../environment/read-environment.js';

/** `otklik db …`: what an administrator of an external PostgreSQL needs. */
export function dbCommand(): Command {
  return new Command('db')
    .description('What the administrator of an external PostgreSQL needs.')
    .addCommand(
      new Command('grant-sql')
        .description('Prints the SQL that makes the roles and schemas of the platform. Run it once in the database of DATABASE_URL as its administrator.')
        .option('--login <login>', 'the login that the platform connects with (default: the one of DATABASE_URL, else otklik)')
        .action(({ login }: { login?: string }) => {
          process.stdout.write(grantSql({ login: login ?? loginOfEnvironment(), schemas: schemasOf(DATABASE_MODULES) }));
        }),
    );
}

function loginOfEnvironment(): string {
  const { databaseUrl } = readEnvironment(process.env, process.cwd());
  return databaseUrl === null ? 'otklik' : decodeURIComponent(new URL(databaseUrl).username) || 'otklik';
}
