import { Command } from 'commander';
import { DEFAULT_MAP, readImportMap } from '../import/import-map.js';
import { importMessages } from '../import/import-messages.js';
import { ImportReport } from '../import/import-report.js';
import { ProgressLine } from '../import/progress-line.js';
import { operatorSession } from './operator-session.js';

interface ImportOptions {
  readonly map?: string;
  readonly source: string;
}

/** `otklik import FILE.csv`: messages of another system. */
export function importCommand(): Command {
  return new Command('import')
    .description('Brings messages of another system into the running platform. Refused rows do not keep the others out: the exit code is 0.')
    .argument('<file>', 'a CSV file in UTF-8 whose header has id, text and, if it knows them, subtopic and agency')
    .option('--map <file>', 'a JSON file that says which column is what, and what its words mean here (docs/guides/import.md)')
    .option('--source <name>', 'name of the system that the file comes from: ids are unique within it', 'import')
    .action(async (path: string, { map, source }: ImportOptions) => {
      const session = await operatorSession(process.env);
      const progress = new ProgressLine(process.stderr);
      const report = reportTo(progress);
      await importMessages({ path, source, session, report, progress, map: map === undefined ? DEFAULT_MAP : await readImportMap(map) });
      report.finish();
    });
}

/** A report on stdout that does not write into the bar. */
export function reportTo(progress: ProgressLine): ImportReport {
  return new ImportReport((line) => {
    progress.clear();
    process.stdout.write(`${line}\n`);
  });
}
