import { Command } from 'commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { schemaFiles } from '../schema/schema-files.js';
import { CommandError } from './command-error.js';

/** `otklik schema write|check`: the generated files of `schema/`. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('The generated schema files of the repository.')
    .addCommand(new Command('write').description('Writes schema/.').argument('[folder]', 'where', 'schema').action(write))
    .addCommand(new Command('check').description('Fails when schema/ differs from the code.').argument('[folder]', 'where', 'schema').action(check));
}

async function write(folder: string): Promise<void> {
  for (const [name, text] of await schemaFiles()) {
    const file = join(resolve(folder), name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function check(folder: string): Promise<void> {
  const stale: string[] = [];
  for (const [name, text] of await schemaFiles()) {
    const committed = await readFile(join(resolve(folder), name), 'utf8').catch(() => null);
    if (committed !== text) stale.push(name);
  }
  if (stale.length > 0) throw new CommandError(`${folder}/ is not what the code makes (${stale.join(', ')}): run "npx pnpm schema" and commit`);
}
