import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../commands/command-error.js';

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
const TEMPLATE = join(CHECKOUT, 'plugins/template');
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/;
const LONGEST_PREFIX = 20;
/** Files of the template that name what is to be named otherwise. */
const FILES = ['plugin.json', 'package.json', 'plugin.test.ts', '__snapshots__/plugin.test.ts.snap'];

/** Makes a folder from the template, whose tests pass at once. @returns the folder @throws CommandError when the id is none, or something is there already */
export async function newPlugin(id: string, asked: string | undefined): Promise<string> {
  if (!ID.test(id)) throw new CommandError(`"${id}" is no id: write PUBLISHER.NAME in lower-case letters, digits and dashes, such as acme.parks`);
  const name = id.split('.').at(-1)!;
  const folder = resolve(asked ?? join('plugins', name));
  if ((await readdir(folder).catch(() => [])).length > 0) throw new CommandError(`${folder} is not empty`);
  await mkdir(folder, { recursive: true });
  await cp(TEMPLATE, folder, { recursive: true, filter: (source) => basename(source) !== 'node_modules' });
  const prefix = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()).slice(0, LONGEST_PREFIX);
  const schema = relative(folder, join(CHECKOUT, 'schema/plugin.schema.json'));
  for (const file of FILES) {
    const text = await readFile(join(folder, file), 'utf8');
    const named = text
      .replaceAll('acme.benches', id)
      .replace('"typePrefix": "bench"', `"typePrefix": "${prefix}"`)
      .replaceAll('benchBroken', `${prefix}Broken`)
      .replaceAll('BenchBroken', `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)}Broken`)
      .replace('@otklik/plugin-template', `@otklik/plugin-${name}`)
      .replace('../../schema/plugin.schema.json', schema);
    await writeFile(join(folder, file), named);
  }
  return folder;
}
