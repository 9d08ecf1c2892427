import { systemClock } from '@otklik/base';
import { Command } from 'commander';
import { resolve, join } from 'node:path';
import { requireAbsent } from '../backup/archive/explain-file.js';
import { isFolder } from '../backup/archive/write-archive.js';
import { readHomeKeys } from '../backup/keys/home-keys.js';
import { writeKeysFile } from '../backup/keys/keys-file.js';
import { makeBackup, type BackupMade } from '../backup/make-backup.js';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment } from '../environment/read-environment.js';
import { openExisting } from '../platform/open-database.js';
import { sealFileOf } from '../platform/seal-file.js';
import { orJson, printJson } from './report-json.js';
import { runToEnd, type Running } from './run-until-stopped.js';

interface BackupFlags {
  readonly keys?: string;
  readonly json?: boolean;
}

/** `otklik backup`: everything in the database, as of one moment, as one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Writes everything in the database, as of one moment, into one file, while the platform runs or not. The keys are not in it.')
    .argument('[file]', 'the file to write, or a folder for one that is named by the moment; it must not exist', '.')
    .option('--keys <file>', 'also writes the keys of OTKLIK_HOME and the environment into this file: keep it apart from the backup')
    .option('--json', 'prints what was written as JSON; progress goes to stderr')
    .action((file: string, flags: BackupFlags) => runToEnd((running) => orJson(flags.json === true, () => backup(running, file, flags))));
}

async function backup({ closing, signal, fail }: Running, target: string, { keys: keysFile, json = false }: BackupFlags): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  const progress = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line} …\n`);
  // Until it is done: broken off, it has failed.
  process.exitCode = 1;
  const file = await fileFor(resolve(target));
  await requireAbsent(file);
  const keys = await readHomeKeys(environment);
  // First, so that there is no backup whose keys could not be saved.
  if (keysFile !== undefined) await requireAbsent(resolve(keysFile));
  // An external database is left as it is, whatever version it is of.
  const databaseUrl = environment.databaseUrl ?? (await openExisting({ environment, closing, progress, onLost: fail, signal }));
  const made = await makeBackup({ databaseUrl, modules: DATABASE_MODULES, file, sealFile: sealFileOf(environment), keys, clock: systemClock, progress, signal });
  if (keysFile !== undefined) await writeKeysFile(resolve(keysFile), keys);
  process.exitCode = 0;
  if (json) printJson(toJson(made, file, keysFile === undefined ? null : resolve(keysFile)));
  else process.stdout.write(toText(made, file, keysFile === undefined ? null : resolve(keysFile)));
}

async function fileFor(target: string): Promise<string> {
  if (!(await isFolder(target))) return target;
  return join(target, `otklik-${systemClock.now().toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}.tar.zst`);
}

function toJson({ head, tables, bytes, sha256, lacksSeals }: BackupMade, file: string, keysFile: string | null): object {
  const { takenAt, platform, logPosition } = head;
  return { file, bytes, sha256, takenAt, platform, logPosition, rows: countRows({ tables }), tables: mapValues(tables), keys: { file: keysFile, needed: head.keys.personal }, lacksSeals, filesElsewhere: head.filesElsewhere };
}

function toText({ head, tables, bytes, sha256, lacksSeals }: BackupMade, file: string, keysFile: string | null): string {
  const keys =
    keysFile === null
      ? 'The keys of OTKLIK_HOME and the environment are not in it: save them with --keys FILE, once and whenever they change'
      : `The keys are in ${keysFile}: keep them apart from the backup`;
  return [
    `Backed up ${countRows({ tables })} rows of ${Object.keys(tables).length} tables as of ${head.takenAt}, event log at ${head.logPosition}`,
    `${file}: ${bytes} bytes, SHA-256 ${sha256}`,
    keys,
    ...(lacksSeals ? ['The seals of appeals are not in it: there is no such file in OTKLIK_SEALS here, or it has lost its end'] : []),
    ...(head.filesElsewhere > 0 ? [`${head.filesElsewhere} files of people are not in it: copy OTKLIK_FILES_FOLDER (files in OTKLIK_HOME) or the bucket now, after it`] : []),
    '',
  ].join('\n');
}

function countRows({ tables }: Pick<BackupMade, 'tables'>): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}

function mapValues(tables: BackupMade['tables']): Record<string, number> {
  return Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows]));
}
