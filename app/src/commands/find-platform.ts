import { httpUrl } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { readRunFile } from '../platform/run-file.js';
import { CommandError } from './command-error.js';

/**
 * The address of the running platform: the one of `HOST` and `PORT` where they are given, else the one that `OTKLIK_HOME` remembers.
 * @throws CommandError when nobody answers there
 */
export async function findPlatform(environment: Environment, variables: Readonly<Record<string, string | undefined>>): Promise<string> {
  const remembered = variables['PORT'] ? null : await readRunFile(environment.home);
  const url = remembered?.url ?? httpUrl(environment.host, environment.port);
  try {
    const response = await fetch(`${url}/live`, { signal: AbortSignal.timeout(5_000) });
    if (response.ok) return url;
  } catch {
    // nobody there: said below
  }
  throw new CommandError(`No running platform at ${url}: start one with "npx pnpm start", or say where it is with PORT and OTKLIK_HOME`);
}
