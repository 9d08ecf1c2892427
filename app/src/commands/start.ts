import { StartError, ensureRolesAndSchemas, schemasOf, startEmbeddedPostgres } from '@otklik/database';
import { Command } from 'commander';
import { mkdir } from 'node:fs/promises';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment, type Environment } from '../environment/read-environment.js';
import { Closing } from '../platform/closing.js';
import { removeRunFile, writeRunFile } from '../platform/run-file.js';
import { startPlatform } from '../platform/start-platform.js';
import { untilToldToStop } from './until-told-to-stop.js';

/** `otklik start`: the whole platform in this process. */
export function startCommand(): Command {
  return new Command('start').description('Starts the whole platform: PostgreSQL, subgraphs, gateway.').action(async () => {
    const stopSignal = untilToldToStop();
    const closing = new Closing();
    try {
      const environment = readEnvironment(process.env, process.cwd());
      const lost = Promise.withResolvers<never>();
      const databaseUrl = await openDatabase(environment, closing, lost.reject);
      const platform = await startPlatform({ environment, databaseUrl, progress });
      closing.add(() => platform.stop());
      await writeRunFile(environment.home, { url: platform.url, pid: process.pid });
      closing.add(() => removeRunFile(environment.home));
      process.stdout.write(`Otklik is ready: ${platform.url}/graphql\n`);
      await Promise.race([stopSignal, lost.promise]);
    } finally {
      await closing.run();
    }
    process.exit();
  });
}

async function openDatabase({ home, databaseUrl }: Environment, closing: Closing, lost: (reason: Error) => void): Promise<string> {
  const schemas = schemasOf(DATABASE_MODULES);
  if (databaseUrl !== null) {
    progress('Connecting to PostgreSQL');
    await mkdir(home, { recursive: true });
    await ensureRolesAndSchemas({ databaseUrl, schemas });
    return databaseUrl;
  }
  const postgres = await startEmbeddedPostgres({ home, onProgress: progress, onLost: (reason) => lost(new StartError(reason)) });
  closing.add(() => postgres.stop());
  await ensureRolesAndSchemas({ databaseUrl: postgres.adminUrl, login: 'otklik', schemas });
  return postgres.url;
}

function progress(line: string): void {
  process.stdout.write(`${line} …\n`);
}
