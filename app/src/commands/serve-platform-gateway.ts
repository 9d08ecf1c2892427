import { readEnvironment } from '../environment/read-environment.js';
import type { Variables } from '../environment/variables.js';
import { checkAddress } from '../platform/check-address.js';
import { openExternal } from '../platform/open-database.js';
import { startGateway } from '../platform/processes/start-gateway.js';
import { subgraphUrls } from '../platform/processes/subgraph-urls.js';
import { removeRunFile, writeRunFile } from '../platform/run-file.js';
import { printProgress as progress } from './print-progress.js';
import type { Running } from './run-until-stopped.js';
import { sharedDatabaseUrl } from './shared-database.js';

/**
 * `otklik gateway` without a supergraph: the gateway of the platform over its subgraphs as processes.
 * @param given what flags say before the environment does
 */
export async function servePlatformGateway(given: Variables, { closing, signal }: Running): Promise<void> {
  const environment = readEnvironment({ ...process.env, ...given }, process.cwd());
  // Said before minutes of preparation.
  subgraphUrls(environment.subgraphUrls);
  const databaseUrl = sharedDatabaseUrl(environment, 'otklik gateway');
  await openExternal({ environment, databaseUrl, progress, check: () => checkAddress(environment) });
  const gateway = await startGateway({ environment, databaseUrl, progress, signal });
  closing.add(() => gateway.stop());
  signal.throwIfAborted();
  await writeRunFile(environment.home, { url: gateway.url, pid: process.pid });
  closing.add(() => removeRunFile(environment.home));
  process.stdout.write(`Otklik gateway is ready: ${gateway.url}/graphql\n`);
}
