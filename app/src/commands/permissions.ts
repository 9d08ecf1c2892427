import { Command, Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import { permissionRows } from '../permissions/permission-rows.js';
import { permissionsPage } from '../permissions/permissions-page.js';
import { permissionsText } from '../permissions/permissions-text.js';

interface Options {
  readonly json?: true;
  readonly markdown?: true;
  readonly lang: 'ru' | 'en';
  readonly output?: string;
}

/** `otklik permissions`: who may do what, and why. */
export function permissionsCommand(): Command {
  return new Command('permissions')
    .description('Prints the permission table: who may do what, and on what ground.')
    .option('--json', 'as JSON')
    .addOption(new Option('--markdown', 'as the page docs/permissions.md').conflicts('json'))
    .addOption(new Option('--lang <language>', 'the language of the plain table').choices(['ru', 'en']).default('ru'))
    .option('--output <file>', 'writes it there instead')
    .action(async (options: Options) => {
      const text = render(options);
      if (options.output === undefined) process.stdout.write(text);
      else await writeFile(options.output, text);
    });
}

function render({ json, markdown, lang }: Options): string {
  const rows = permissionRows();
  if (json === true) return `${JSON.stringify(rows, null, 2)}\n`;
  return markdown === true ? permissionsPage(rows) : permissionsText(rows, lang);
}
