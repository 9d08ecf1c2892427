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
export async function loadCallKeys({ callSecrets, home }: Pick<Environment, 'callSecrets' | 'home'>): Promise<CallKeys> {
  if (callSecrets !== null) return readCallKeys(callSecrets);
  const file = join(home, 'call-secret');
  const secret = await loadSecretFile(file);
  if (FORM.test(secret)) return readCallKeys([secret]);
  throw new StartError(`${file} holds no secret of calls: delete it, and start every process again`);
}
