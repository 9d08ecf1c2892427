import { StartError } from '@otklik/database';
import { readCallKeys, type CallKeys } from '@otklik/signed-calls';
import { join } from 'node:path';
import type { Environment } from '../environment/read-environment.js';
import { loadSecretFile } from './secret-file.js';

const FORM = /^[\w-]{43,}$/;

/**
 * What the gateway signs its calls with and subgraphs know them by: `OTKLIK_CALL_SECRET`, or a file in the home that processes of one
 * machine share.
 * @throws StartError when the file holds no secret
 */
export async function loadCallKeys(environment: Pick<Environment, 'callSecrets' | 'home'>): Promise<CallKeys> {
  return readCallKeys(await loadCallSecrets(environment));
}

/** The secrets themselves: links of files are signed with keys derived from them. @throws StartError when the file holds no secret */
export async function loadCallSecrets({ callSecrets, home }: Pick<Environment, 'callSecrets' | 'home'>): Promise<readonly string[]> {
  if (callSecrets !== null) return callSecrets;
  const file = join(home, 'call-secret');
  const secret = await loadSecretFile(file);
  if (FORM.test(secret)) return [secret];
  throw new StartError(`${file} holds no secret of calls: delete it, and start every process again`);
}
