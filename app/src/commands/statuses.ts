import { statusesPage } from '@otklik/appeals';
import { Command } from 'commander';
import { writeFile } from 'node:fs/promises';

/** `otklik statuses`: the way of an appeal, as the page docs/appeal-statuses.md. */
export function statusesCommand(): Command {
  return new Command('statuses')
    .description('Prints the statuses of appeals, and who may take which step, as the page docs/appeal-statuses.md.')
    .option('--output <file>', 'writes it there instead')
    .action(async ({ output }: { readonly output?: string }) => {
      if (output === undefined) process.stdout.write(statusesPage());
      else await writeFile(output, statusesPage());
    });
}
