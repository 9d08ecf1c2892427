import type { SubgraphEnvironment } from '../environment/read-environment.js';
import { checkAddress } from '../platform/check-address.js';
import { openExternal } from '../platform/open-database.js';
import { startSubgraph } from '../platform/processes/start-subgraph.js';
import type { SubgraphName } from '../platform/subgraph-names.js';
import { printProgress as progress } from './print-progress.js';
import type { Running } from './run-until-stopped.js';

/** `otklik subgraph NAME`, once it is known what is wanted. */
export async function serveSubgraphProcess(name: SubgraphName, environment: SubgraphEnvironment, databaseUrl: string, { closing, signal }: Running): Promise<void> {
  await openExternal({ environment, databaseUrl, progress, check: () => checkAddress(environment) });
  const subgraph = await startSubgraph({ name, environment, databaseUrl, progress, signal });
  closing.add(() => subgraph.stop());
  signal.throwIfAborted();
  process.stdout.write(`Otklik subgraph ${name} is ready: ${subgraph.url}/graphql\n`);
}
