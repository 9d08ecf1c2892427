import { Command } from 'commander';
import { DEMO_MACHINES, DEMO_MACHINE_SECRET } from '../demo/machines.js';
import { readEnvironment } from '../environment/read-environment.js';
import { PERSONAS } from '../personas.js';
import { CommandError } from './command-error.js';
import { findPlatform } from './find-platform.js';

interface Options {
  readonly client?: string;
  readonly scope?: string;
}

/** `otklik token PERSONA`, `otklik token --client MACHINE --scope "…"`: an access token of the running platform. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Prints an access token of the running platform for a demo persona, or for a demo machine.')
    .argument('[persona]', PERSONAS.map(({ name }) => name).join(', '))
    .option('--client <client>', `instead of a persona a machine: ${DEMO_MACHINES.map(({ client }) => client).join(', ')}`)
    .option('--scope <scopes>', 'what the machine asks for, with spaces between (docs/permissions.md)', '')
    .action(async (persona: string | undefined, options: Options) => {
      const url = await findPlatform(readEnvironment(process.env, process.cwd()), process.env);
      process.stdout.write(`${await tokenFor(url, persona, options)}\n`);
    });
}

function tokenFor(url: string, persona: string | undefined, { client, scope = '' }: Options): Promise<string> {
  if ((persona === undefined) === (client === undefined)) throw new CommandError('Give a persona, or --client with the name of a machine');
  return persona === undefined ? machineToken(url, client!, scope) : personaToken(url, persona);
}

/** Asks a running platform for a persona's token. @throws CommandError when there is no such persona, or no personas at all */
export async function personaToken(url: string, persona: string): Promise<string> {
  const names = PERSONAS.map(({ name }) => name);
  if (!names.includes(persona)) throw new CommandError(`There is no persona "${persona}": choose one of ${names.join(', ')}`);
  const response = await fetch(`${url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!response.ok) throw new CommandError(`The platform at ${url} gives out no tokens for personas: it does not run as a demo`);
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}

/** Asks a running platform for a demo machine's token, by client credentials. @throws CommandError when there is no such machine, or no demo */
async function machineToken(url: string, client: string, scope: string): Promise<string> {
  const names = DEMO_MACHINES.map((machine) => machine.client);
  if (!names.includes(client)) throw new CommandError(`There is no machine "${client}": choose one of ${names.join(', ')}`);
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client}:${DEMO_MACHINE_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  if (!response.ok) throw new CommandError(`The platform at ${url} gives out no tokens for machines: it does not run as a demo`);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}
