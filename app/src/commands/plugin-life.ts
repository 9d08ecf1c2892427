import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { INSTALLATION, changePlugin, releaseName, type InstallationAnswer, type PluginMutation } from '../plugins/plugin-session.js';
import { CommandError } from './command-error.js';
import { operatorSession } from './operator-session.js';

interface InCabinet {
  /** Slug. */
  readonly cabinet: string;
}

interface Installing extends InCabinet {
  /** File with the settings. */
  readonly config?: string;
  readonly allow?: readonly string[];
  readonly bind?: readonly string[];
}

/** What becomes of a release in the running platform. Each asks it as the operator, or as whose token `OTKLIK_TOKEN` is. */
export function pluginLifeCommands(): Command[] {
  return [
    deciding('approve', 'Lets cabinets install a release.', 'APPROVED'),
    deciding('reject', 'Refuses a release, or takes it back for good; where it is installed it stays.', 'WITHDRAWN'),
    installing('install', 'Puts an approved release to work in a cabinet; its types are in the graph with the next request.', 'installPlugin'),
    installing('upgrade', 'Gives a cabinet a newer version of what it has.', 'upgradePlugin'),
    inCabinet('rollback', 'Gives a cabinet back what it had before its last upgrade.').action((pluginId: string, { cabinet }: InCabinet) => install({ name: 'rollBackPlugin', input: { pluginId, cabinet } })),
    inCabinet('configure', 'Gives a plugin other settings in a cabinet.')
      .option('--config <file>', 'the settings: JSON of one object, in the place of all that are set')
      .option(...BIND)
      .action(async (pluginId: string, { cabinet, config, bind }: Installing) => {
        if (config === undefined && bind === undefined) throw new CommandError('Say what to change: --config FILE, --bind COMPETENCE=AGENCY, or both');
        await install({ name: 'configurePlugin', input: { pluginId, cabinet, ...bound(bind), ...(config === undefined ? {} : { config: await readConfig(config) }) } });
      }),
    standing('enable', 'Lets a plugin go on that was suspended.', 'ENABLED'),
    standing('suspend', 'Stops a plugin in a cabinet for a time: its categories take no messages.', 'SUSPENDED'),
    standing('uninstall', 'Takes a plugin out of a cabinet; what was written with it stays readable.', 'UNINSTALLED'),
    new Command('list').description('The catalogue: plugins, their releases, and where they stand.').action(list),
  ];
}

function deciding(name: string, description: string, state: string): Command {
  return new Command(name)
    .description(description)
    .argument('<release>', 'ID@VERSION')
    .option('--reason <text>', 'why')
    .action(async (release: string, { reason }: { readonly reason?: string }) => {
      const input = { ...releaseName(release), state, reason };
      await changePlugin(await operatorSession(process.env), { name: 'decidePlugin', input, success: 'release { state }' });
      process.stdout.write(`${release} is ${state}\n`);
    });
}

function installing(name: string, description: string, mutation: string): Command {
  return new Command(name)
    .description(description)
    .argument('<release>', 'ID@VERSION')
    .requiredOption('--cabinet <slug>', 'short name of the cabinet')
    .option('--config <file>', 'its settings: JSON of one object; without it the defaults, or what is set')
    .option('--allow <permission...>', 'what the cabinet says yes to')
    .option(...BIND)
    .action(async (release: string, { cabinet, config, allow: permissions, bind }: Installing) => {
      const input = { ...releaseName(release), cabinet, permissions, ...bound(bind), ...(config === undefined ? {} : { config: await readConfig(config) }) };
      await install({ name: mutation, input });
    });
}

function standing(name: string, description: string, state: string): Command {
  return inCabinet(name, description).action((pluginId: string, { cabinet }: InCabinet) => install({ name: 'setPluginState', input: { pluginId, cabinet, state } }));
}

function inCabinet(name: string, description: string): Command {
  return new Command(name).description(description).argument('<plugin>', 'its id').requiredOption('--cabinet <slug>', 'short name of the cabinet');
}

async function install({ name, input }: Omit<PluginMutation, 'success'>): Promise<void> {
  const session = await operatorSession(process.env);
  const { installation, revision, isInUse } = await changePlugin<InstallationAnswer>(session, { name, input, success: INSTALLATION });
  const graph = `revision ${revision} of the graph is ${isInUse ? 'in use' : 'on its way to the last process'}`;
  process.stdout.write(`${String(input['pluginId'])}@${installation.version} is ${installation.state} in ${String(input['cabinet'])}; ${graph}\n`);
}

const BIND = ['--bind <competence=agency...>', 'who answers for a competence of its routing, by the code of the agency; in the place of all that are bound'] as const;

/** `federalRoads=ROSAVTODOR` as the graph takes it. */
function bound(pairs: readonly string[] | undefined): { readonly competences?: readonly { readonly competence: string; readonly agency: string }[] } {
  if (pairs === undefined) return {};
  return {
    competences: pairs.map((pair) => {
      const [competence = '', agency = '', ...rest] = pair.split('=');
      if (competence === '' || agency === '' || rest.length > 0) throw new CommandError(`"${pair}" binds nothing: write COMPETENCE=AGENCY, such as federalRoads=ROSAVTODOR`);
      return { competence, agency };
    }),
  };
}

async function readConfig(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new CommandError(`${file} cannot be read`);
  });
}

interface CataloguePage {
  readonly pluginCatalogue: {
    readonly nodes: readonly { readonly id: string; readonly title: string; readonly plugin: { readonly version: string } | null; readonly releases: readonly { readonly version: string; readonly state: string; readonly publisher: { readonly id: string } }[] }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function list(): Promise<void> {
  const session = await operatorSession(process.env);
  for (let after: string | null = null; ; ) {
    const page: CataloguePage = await session.ask<CataloguePage>(
      'query ($after: String) { pluginCatalogue(first: 100, after: $after) { nodes { id title plugin { version } releases { version state publisher { id } } } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    for (const { id, title, plugin, releases } of page.pluginCatalogue.nodes) {
      process.stdout.write(`${id}  ${title}  ${plugin === null ? 'not in the graph' : `${plugin.version} in the graph`}\n`);
      for (const { version, state, publisher } of releases) process.stdout.write(`  ${version}  ${state}  ${publisher.id}\n`);
    }
    const { hasNextPage, endCursor } = page.pluginCatalogue.pageInfo;
    if (!hasNextPage) return;
    after = endCursor;
  }
}
