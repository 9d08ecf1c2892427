import { Command } from 'commander';
import { importAgencies } from '../import/import-agencies.js';
import { importStaff } from '../import/import-staff.js';
import type { TableImport } from '../import/send-rows.js';
import { ProgressLine } from '../import/progress-line.js';
import { reportTo } from './import.js';
import { operatorSession } from './operator-session.js';

/** `otklik import-agencies FILE.csv`: the tree of agencies. */
export function importAgenciesCommand(): Command {
  return tableCommand(
    'import-agencies',
    'Brings agencies and their cabinets into the running platform; those that are there are changed where they differ.',
    'a CSV file in UTF-8 with the columns slug, code, kind, title_ru, title_en and parent (the slug of the agency above)',
    importAgencies,
  );
}

/** `otklik import-staff FILE.csv`: who works in which cabinet as what. */
export function importStaffCommand(): Command {
  return tableCommand(
    'import-staff',
    'Gives staff of the running platform their roles; roles are only ever added.',
    'a CSV file in UTF-8 with the columns login, role, cabinet (its slug; empty for the whole platform) and position',
    importStaff,
  );
}

function tableCommand(name: string, description: string, file: string, run: (table: TableImport) => Promise<void>): Command {
  return new Command(name)
    .description(`${description} Refused rows do not keep the others out: the exit code is 0.`)
    .argument('<file>', file)
    .action(async (path: string) => {
      const session = await operatorSession(process.env);
      const progress = new ProgressLine(process.stderr);
      const report = reportTo(progress);
      await run({ path, session, report, progress });
      report.finish();
    });
}
