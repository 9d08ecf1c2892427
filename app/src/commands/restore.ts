import { systemClock } from '@otklik/base';
import { hasEmbeddedDatabase, requireEmpty } from '@otklik/database';
import { Command } from 'commander';
import { resolve } from 'node:path';
import { checkArchive, type CheckedArchive } from '../backup/archive/check-archive.js';
import { readErasuresFile, repeatErasuresOf } from '../backup/erasures-file.js';
import { readKeysFile } from '../backup/keys/keys-file.js';
import { placeKeys, type KeysMissing } from '../backup/keys/place-keys.js';
import { restoreBackup, type Restored } from '../backup/restore-backup.js';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment } from '../environment/read-environment.js';
import { openDatabase } from '../platform/open-database.js';
import { sealFileOf } from '../platform/seal-file.js';
import { orJson, printJson } from './report-json.js';
import { runToEnd, type Running } from './run-until-stopped.js';

interface RestoreFlags {
  readonly keys?: string;
  readonly erasures?: string;
  readonly json?: boolean;
}

/** `otklik restore`: a platform from a backup. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Makes a platform from a backup, in an empty database: that of DATABASE_URL, or a new one in OTKLIK_HOME. All of it, or nothing.')
    .argument('<file>', 'what "otklik backup" wrote')
    .option('--keys <file>', 'what "otklik backup --keys" wrote: goes into OTKLIK_HOME')
    .option('--erasures <file>', 'what "otklik personal erasures" printed later than the backup: these people are erased again')
    .option('--json', 'prints what was restored as JSON; progress goes to stderr')
    .action((file: string, flags: RestoreFlags) => runToEnd((running) => orJson(flags.json === true, () => restore(running, resolve(file), flags))));
}

async function restore({ closing, signal, fail }: Running, file: string, { keys: keysFile, erasures: erasuresFile, json = false }: RestoreFlags): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  const progress = (line: string): void => {
    signal.throwIfAborted();
    (json ? process.stderr : process.stdout).write(`${line} …\n`);
  };
  // Until it is done: broken off, it has failed.
  process.exitCode = 1;
  const saved = keysFile === undefined ? null : await readKeysFile(resolve(keysFile));
  const erasures = erasuresFile === undefined ? null : await readErasuresFile(resolve(erasuresFile));
  const open = (): Promise<string> => openDatabase({ environment, closing, progress, onLost: fail, signal });
  // A database that is there is looked at first; none is made for a file that is no good.
  const isThere = environment.databaseUrl !== null || (await hasEmbeddedDatabase(environment.home));
  const found = isThere ? await open() : null;
  if (found !== null) await requireEmpty(found, DATABASE_MODULES);
  progress(`Checking ${file}`);
  const archive = await checkArchive(file, signal);
  const missing = await placeKeys({ environment, needed: archive.head.keys, saved });
  const databaseUrl = found ?? (await open());
  const restored = await restoreBackup({ databaseUrl, modules: DATABASE_MODULES, file, archive, sealFile: sealFileOf(environment), clock: systemClock, progress, signal });
  const erasedAgain = erasures === null ? null : await repeatErasuresOf(databaseUrl, erasures);
  process.exitCode = 0;
  const warnings = warningsOf(missing, archive, restored);
  if (json) printJson({ file, takenAt: archive.head.takenAt, platform: archive.head.platform, ...restored, erasedAgain, warnings });
  else process.stdout.write(toText(restored, archive, erasedAgain));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
}

function toText({ rows, log }: Restored, { head }: CheckedArchive, erasedAgain: number | null): string {
  const erased =
    erasedAgain === null
      ? `Whoever was erased after ${head.takenAt} is back: erase them again by "otklik personal repeat-erasures FILE"`
      : `Erased the personal data of ${erasedAgain} people again, who had been erased after the backup`;
  return `Restored ${rows} rows of ${head.tables.length} tables as of ${head.takenAt}; the event log goes on at ${log.after + 1} (it stood at ${log.before})\n${erased}\n`;
}

function warningsOf({ personal, voteSecret }: KeysMissing, { head }: CheckedArchive, { sealsAreNewer }: Restored): string[] {
  const values = head.keys.personal.filter(({ id }) => personal.includes(id)).reduce((sum, key) => sum + key.values, 0);
  return [
    ...(personal.length === 0
      ? []
      : [`${values} names and contacts stay sealed until their keys (${personal.join(', ')}) are there: add them to OTKLIK_PERSONAL_KEYS or personal-keys in OTKLIK_HOME, behind the key that is there`]),
    ...(voteSecret ? ['The vote secret is missing: put it into OTKLIK_VOTE_SECRET or vote-secret in OTKLIK_HOME before the start, or open surveys take no more answers'] : []),
    ...(head.filesElsewhere > 0 ? [`${head.filesElsewhere} files of people belong to it and are not in it: put them into OTKLIK_FILES_FOLDER (files in OTKLIK_HOME) or the bucket`] : []),
    ...(sealsAreNewer
      ? ['The seals that were here already vouch for changes that came after the backup and are lost: "otklik verify" names them. With an empty folder as OTKLIK_SEALS a restore takes the seals of the backup']
      : []),
  ];
}
