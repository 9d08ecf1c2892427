import { Command } from 'commander';
import { readEnvironment } from '../environment/read-environment.js';
import { PERSONAS } from '../personas.js';
import { CommandError } from './command-error.js';
import { findPlatform } from './find-platform.js';

/** `otklik token PERSONA`: an access token of the running platform. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Prints an access token of the running platform for a demo persona.')
    .argument('<persona>', PERSONAS.map(({ name }) => name).join(', '))
    .action(async (persona: string) => {
      const url = await findPlatform(readEnvironment(process.env, process.cwd()), process.env);
      process.stdout.write(`${await personaToken(url, persona)}\n`);
    });
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
