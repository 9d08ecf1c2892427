import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { changePlugin } from '../plugins/plugin-session.js';
import { readPublicKey } from '../plugins/publisher-keys.js';
import { operatorSession } from './operator-session.js';

const DIGITS = 8;

interface AddOptions {
  readonly id?: string;
  readonly title?: string;
  readonly titleEn?: string;
}

/** `otklik publisher add|revoke`: whom the platform trusts to sign plugins. */
export function publisherCommand(): Command {
  return new Command('publisher')
    .description('Whom the running platform trusts to sign plugins.')
    .addCommand(
      new Command('add')
        .description('Trusts a key from now on.')
        .argument('<key>', 'a public key ("ed25519:…"), or a file that has it')
        .option('--id <id>', 'short name of the publisher; made of the key when left out')
        .option('--title <title>', 'its name in Russian; the short name when left out')
        .option('--title-en <title>', 'its name in English; the Russian one when left out')
        .action(add),
    )
    .addCommand(
      new Command('revoke')
        .description('Takes nothing any more that a publisher signs; what cabinets have stays.')
        .argument('<id>', 'its short name')
        .option('--key <key>', 'only this key of it')
        .action(revoke),
    );
}

async function add(keyOrFile: string, { id: asked, title: ru, titleEn: en }: AddOptions): Promise<void> {
  const key = await readPublicKey(keyOrFile);
  const id = asked ?? `publisher-${createHash('sha256').update(key).digest('hex').slice(0, DIGITS)}`;
  const input = { id, key, title: { ru: ru ?? en ?? id, en: en ?? ru ?? id } };
  await changePlugin(await operatorSession(process.env), { name: 'addPublisher', input, success: 'publisher { id }' });
  process.stdout.write(`${id} is trusted with ${key}\n`);
}

async function revoke(id: string, { key }: { readonly key?: string }): Promise<void> {
  const input = { id, ...(key === undefined ? {} : { key: await readPublicKey(key) }) };
  await changePlugin(await operatorSession(process.env), { name: 'revokePublisher', input, success: 'publisher { id }' });
  process.stdout.write(`${key ?? id} is not trusted any more\n`);
}
