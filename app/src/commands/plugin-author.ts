import { ReleaseInvalid, packRelease, readArchive, writeArchive } from '@otklik/plugin-host';
import { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { checkFolder } from '../plugins/check-folder.js';
import { newPlugin } from '../plugins/new-plugin.js';
import { readPluginFolder } from '../plugins/plugin-folder.js';
import { changePlugin } from '../plugins/plugin-session.js';
import { makeKey, readKey } from '../plugins/publisher-keys.js';
import { CommandError } from './command-error.js';
import { operatorSession } from './operator-session.js';

interface Signing {
  /** File of the private key. */
  readonly key?: string;
}

/** What an author does with a plugin. */
export function pluginAuthorCommands(): Command[] {
  return [
    new Command('new')
      .description('Makes a folder from the template, whose tests pass at once.')
      .argument('<id>', 'PUBLISHER.NAME, such as acme.parks; yours for ever')
      .argument('[dir]', 'the new folder; plugins/NAME when left out')
      .action(async (id: string, folder: string | undefined) => {
        process.stdout.write(`${await newPlugin(id, folder)} is made: change its plugin.json, then "otklik plugin check"\n`);
      }),
    new Command('key').description('Makes a key to sign with, and prints its public half for "otklik publisher add".').argument('<file>', 'where to keep the private key').action(async (file: string) => {
      process.stdout.write(`${await makeKey(file)}\n`);
    }),
    new Command('check').description('Says everything that is wrong with a plugin: file, line, place, mend.').argument('<dir>', 'its folder').action(check),
    new Command('pack')
      .description('Makes the tarball of a plugin, signed when a key is given.')
      .argument('<dir>', 'its folder')
      .requiredOption('-o, --output <file>', 'the tarball')
      .option('--key <file>', 'the private key; without it, sign when you publish')
      .action(pack),
    new Command('publish')
      .description('Sends a tarball to the running platform, which verifies and keeps it until the operator decides.')
      .argument('<file>', 'the tarball')
      .option('--key <file>', 'the private key, for a tarball that is not signed yet')
      .action(publish),
  ];
}

async function check(folder: string): Promise<void> {
  const { manifest, faults } = await checkFolder(folder);
  if (faults !== null) throw new CommandError([...faults, `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`].join('\n'));
  const fields = Object.values(manifest.forms).reduce((count, form) => count + form.length, 0);
  process.stdout.write(`${manifest.id}@${manifest.version} is in order: ${manifest.categories.length} categories, ${Object.keys(manifest.forms).length} forms, ${fields} fields\n`);
}

async function pack(folder: string, { output, key }: Signing & { readonly output: string }): Promise<void> {
  const { faults } = await checkFolder(folder);
  if (faults !== null) throw new CommandError(faults.join('\n'));
  const files = await readPluginFolder(folder);
  const archive = key === undefined ? writeArchive(files) : packRelease(files, await readKey(key));
  await writeFile(output, archive);
  process.stdout.write(`${output}: ${files.size} files, ${archive.length} bytes, ${key === undefined ? 'not signed yet: give --key when you publish it' : 'signed'}\n`);
}

async function publish(file: string, { key }: Signing): Promise<void> {
  const given = await readFile(file).catch(() => {
    throw new CommandError(`${file} cannot be read`);
  });
  const archive = key === undefined ? given : await signed(given, key);
  const session = await operatorSession(process.env);
  const { release, isNew } = await changePlugin<{ release: { pluginId: string; version: string; state: string }; isNew: boolean }>(session, {
    name: 'publishPlugin',
    input: { release: archive.toString('base64') },
    success: 'release { pluginId version state } isNew',
  });
  process.stdout.write(`${release.pluginId}@${release.version} is ${isNew ? 'published' : 'published already'}: ${release.state}\n`);
}

async function signed(archive: Buffer, key: string): Promise<Buffer> {
  try {
    return packRelease(readArchive(archive), await readKey(key));
  } catch (error) {
    throw error instanceof ReleaseInvalid ? new CommandError(error.message) : error;
  }
}
