import { packRelease } from '@otklik/plugin-host';
import { MANIFEST_FILE, type PluginManifest } from '@otklik/plugin-sdk';
import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment } from '../environment/read-environment.js';
import type { GraphSession } from '../import/graph-session.js';
import { checkFolder } from '../plugins/check-folder.js';
import { readPluginFolder } from '../plugins/plugin-folder.js';
import { changePlugin } from '../plugins/plugin-session.js';
import { makeKey, readKey, readPublicKey } from '../plugins/publisher-keys.js';
import { CommandError } from './command-error.js';
import { operatorSession } from './operator-session.js';

const LOOK_EVERY_MS = 300;
const KEY_FILE = 'plugin-dev.key';

interface DevOptions {
  readonly cabinet: string;
  readonly key?: string;
  readonly once?: boolean;
}

/** `otklik plugin dev DIR`: a plugin live in the local graph, on every save. */
export function pluginDevCommand(): Command {
  return new Command('dev')
    .description('Puts a plugin into the running platform, and again whenever a file of it is saved, as a pre-release of its version.')
    .argument('<dir>', 'its folder')
    .option('--cabinet <slug>', 'the cabinet that has it', 'roads')
    .option('--key <file>', 'the private key; one of its own in OTKLIK_HOME when left out')
    .option('--once', 'only now')
    .action(dev);
}

async function dev(folder: string, { cabinet, key: asked, once = false }: DevOptions): Promise<void> {
  const session = await operatorSession(process.env);
  const key = asked ?? (await ownKey());
  for (let seen = ''; ; await sleep(LOOK_EVERY_MS)) {
    const now = fingerprint(await readPluginFolder(folder));
    if (now !== seen) {
      seen = now;
      await show(session, folder, cabinet, key).catch((error: unknown) => {
        if (once || !(error instanceof CommandError)) throw error;
        process.stderr.write(`${error.message}\n`);
      });
    }
    if (once) return;
  }
}

/** Checks, publishes, approves, and installs or upgrades. */
async function show(session: GraphSession, folder: string, cabinet: string, key: string): Promise<void> {
  const { manifest, faults } = await checkFolder(folder);
  if (faults !== null) throw new CommandError(faults.join('\n'));
  const version = `${manifest.version}-dev.${Date.now()}`;
  const publisher = manifest.id.includes('.') ? manifest.id.split('.')[0]! : 'dev';
  const files = new Map([...(await readPluginFolder(folder)), [MANIFEST_FILE, Buffer.from(JSON.stringify({ ...manifest, version }))]]);
  await changePlugin(session, { name: 'addPublisher', input: { id: publisher, title: { ru: publisher, en: publisher }, key: await readPublicKey(key) }, success: 'publisher { id }' });
  await changePlugin(session, { name: 'publishPlugin', input: { release: packRelease(files, await readKey(key)).toString('base64') }, success: 'isNew' });
  await changePlugin(session, { name: 'decidePlugin', input: { pluginId: manifest.id, version, state: 'APPROVED' }, success: 'release { state }' });
  const name = (await isInstalled(session, manifest, cabinet)) ? 'upgradePlugin' : 'installPlugin';
  const input = { pluginId: manifest.id, version, cabinet, permissions: manifest.permissions };
  await changePlugin(session, { name, input, success: 'isInUse' });
  process.stdout.write(`${manifest.id}@${version} is in the graph of ${session.url}/graphql\n`);
}

async function isInstalled(session: GraphSession, { id }: PluginManifest, cabinet: string): Promise<boolean> {
  const { agencies } = await session.ask<{ agencies: { nodes: { cabinet: { slug: string; installations: { plugin: { id: string } }[] } | null }[] } }>(
    '{ agencies(first: 100) { nodes { cabinet { slug installations { plugin { id } } } } } }',
  );
  return agencies.nodes.some((agency) => agency.cabinet?.slug === cabinet && agency.cabinet.installations.some(({ plugin }) => plugin.id === id));
}

async function ownKey(): Promise<string> {
  const { home } = readEnvironment(process.env, process.cwd());
  await mkdir(home, { recursive: true });
  const file = join(home, KEY_FILE);
  await makeKey(file).catch(() => undefined);
  return file;
}

function fingerprint(files: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(path).update(content);
  return hash.digest('hex');
}
