import { appealsEntities, resealDetails, type Resealed } from '@otklik/appeals';
import { systemClock } from '@otklik/base';
import { createOrm, migrate } from '@otklik/database';
import { allErasures, eraseForgotten, peopleEntities, rotateKeys, type Vault } from '@otklik/people';
import { Command } from 'commander';
import { resolve } from 'node:path';
import { readErasuresFile, repeatErasuresOf } from '../backup/erasures-file.js';
import { DATABASE_MODULES } from '../database-modules.js';
import { readEnvironment, type Environment } from '../environment/read-environment.js';
import { detailsVault } from '../platform/details-vault.js';
import { openDatabase } from '../platform/open-database.js';
import { explainLackOfKey, vaultOpener } from '../platform/open-vault.js';
import { addPersonalKey, newEntry } from '../platform/personal-keys.js';
import { besidePlatform, type PlatformData } from './beside-platform.js';
import { CommandError } from './command-error.js';
import { printProgress as progress } from './print-progress.js';
import { runToEnd, type Running } from './run-until-stopped.js';

/** `otklik personal …`: the keys and the retention of personal data (docs/personal-data.md). */
export function personalCommand(): Command {
  return new Command('personal')
    .description('The keys and the retention of personal data.')
    .addCommand(
      new Command('new-key')
        .description('Makes a key to write with from now on: puts it into the file of OTKLIK_HOME, or prints it where OTKLIK_PERSONAL_KEYS is set.')
        .option('--id <id>', 'its id when it is printed', 'k2')
        .action(({ id }: { id: string }) => newKey(readEnvironment(process.env, process.cwd()), id)),
    )
    .addCommand(
      new Command('rotate-keys')
        .description('Seals everything with the first key anew, in batches, also beside the running platform, which has to know the key by then; broken off, it goes on where it was. Then older keys may be dropped.')
        .action(() => runToEnd((running) => besidePlatform(running, progress, rotate))),
    )
    .addCommand(
      new Command('erase-expired')
        .description('Erases personal data whose term (OTKLIK_PERSONAL_RETENTION_DAYS) is over, as the platform does every hour.')
        .action(() => runToEnd((running) => withPeople(running, eraseExpired))),
    )
    .addCommand(
      new Command('erasures')
        .description('Prints every erasure, without what was erased, one JSON document a line: kept apart from the backups, it lets them be repeated after a restore.')
        .action(() => runToEnd((running) => besidePlatform(running, () => undefined, printErasures))),
    )
    .addCommand(
      new Command('repeat-erasures')
        .description('Erases once more what such a list says and a restored backup has brought back. What is erased already is left out.')
        .argument('<file>', 'what "otklik personal erasures" printed')
        .action((file: string) => runToEnd((running) => besidePlatform(running, progress, (data) => repeat(data, file)))),
    );
}

interface People {
  readonly environment: Environment;
  readonly databaseUrl: string;
  readonly orm: Awaited<ReturnType<typeof createOrm>>;
  readonly signal: AbortSignal;
}

async function newKey({ home, personalData }: Environment, id: string): Promise<void> {
  if (personalData.keysModule !== null) throw new CommandError('The keys are those of OTKLIK_PERSONAL_KEYS_MODULE: make a new one there');
  if (personalData.keys === null) {
    process.stdout.write(`The key ${await addPersonalKey(home)} is written with once the platform is started again; then run "otklik personal rotate-keys"\n`);
    return;
  }
  if (!/^[\w-]{1,32}$/.test(id)) throw new CommandError('An id is 1 to 32 letters, digits, - and _');
  if (personalData.keys.some((key) => key.id === id)) throw new CommandError(`There is a key "${id}" already: give another --id`);
  process.stdout.write(`${newEntry(id)}\n`);
}

/** Does something with the store of people, in a database that is up to date. */
async function withPeople({ closing, signal, fail }: Running, work: (people: People) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env, process.cwd());
  // Until it is done: broken off, it has failed.
  process.exitCode = 1;
  const databaseUrl = await openDatabase({ environment, closing, progress, onLost: fail, signal });
  await migrate(databaseUrl, DATABASE_MODULES);
  const orm = await createOrm({ databaseUrl, schema: 'people', entities: peopleEntities });
  closing.add(() => orm.close());
  await work({ environment, databaseUrl, orm, signal });
  process.exitCode = 0;
}

async function rotate({ environment, databaseUrl, signal }: PlatformData): Promise<number> {
  const orm = await createOrm({ databaseUrl, schema: 'people', entities: peopleEntities });
  try {
    await rotateAll({ environment, databaseUrl, orm, signal });
  } finally {
    await orm.close();
  }
  return 0;
}

async function rotateAll({ environment, databaseUrl, orm, signal }: People): Promise<void> {
  const vault = await vaultOpener({ environment, databaseUrl, progress })();
  let done = 0;
  const onBatch = (values: number): void => {
    signal.throwIfAborted();
    done += values;
    if (values > 0) progress(`Sealed ${done} values anew`);
  };
  const { keyId, sealed, values } = await rotateKeys({ orm, vault, onBatch }).catch(explainLackOfKey);
  const details = await resealAll(databaseUrl, vault, keyId);
  if (details.left > 0) throw new CommandError(`${details.left} details of appeals were sealed with keys that are not here: give these back and run it again`);
  const others = [...values].filter(([id]) => id !== keyId);
  if (others.length > 0) {
    throw new CommandError(
      `Sealed ${sealed} values anew with ${keyId}, but not those of ${others.map(([id, count]) => `${id} (${count})`).join(', ')}: give these keys back and run it again`,
    );
  }
  process.stdout.write(`Sealed ${sealed} values anew${details.sealed > 0 ? `, and the details of ${details.sealed} appeals` : ''}: all ${values.get(keyId) ?? 0} are those of the key ${keyId}, and every other key may be dropped\n`);
}

/** The personal details of appeals, sealed with the same keys. */
async function resealAll(databaseUrl: string, vault: Vault, keyId: string): Promise<Resealed> {
  const orm = await createOrm({ databaseUrl, schema: 'appeals', entities: appealsEntities });
  try {
    return await resealDetails({ orm, vault: detailsVault(() => Promise.resolve(vault)), keyId });
  } finally {
    await orm.close();
  }
}

async function printErasures({ databaseUrl }: PlatformData): Promise<number> {
  const orm = await createOrm({ databaseUrl, schema: 'people', entities: peopleEntities });
  try {
    for (const erasure of await allErasures(orm.em.fork())) process.stdout.write(`${JSON.stringify(erasure)}\n`);
  } finally {
    await orm.close();
  }
  return 0;
}

async function repeat({ databaseUrl }: PlatformData, file: string): Promise<number> {
  const people = await repeatErasuresOf(databaseUrl, await readErasuresFile(resolve(file)));
  process.stdout.write(`Erased the personal data of ${people} people again\n`);
  return 0;
}

async function eraseExpired({ environment, orm }: People): Promise<void> {
  const days = environment.personalData.retentionDays;
  if (days === null) throw new CommandError('OTKLIK_PERSONAL_RETENTION_DAYS=0: personal data are kept for ever');
  // Whoever follows the log finds the events within a quarter of a second of the next start.
  const people = await eraseForgotten({ orm, clock: systemClock, days, onCommitted: () => undefined });
  process.stdout.write(`Erased the personal data of ${people} people\n`);
}
