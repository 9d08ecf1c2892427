import { Command } from 'commander';
import { readSubgraphEnvironment } from '../environment/read-environment.js';
import { SUBGRAPH_NAMES, SUBGRAPH_PORTS, isSubgraphName } from '../platform/subgraph-names.js';
import { CommandError } from './command-error.js';
import { runUntilStopped } from './run-until-stopped.js';
import { sharedDatabaseUrl } from './shared-database.js';

interface Options {
  readonly port?: string;
  readonly host?: string;
}

/** `otklik subgraph NAME`: one subgraph as a process. */
export function subgraphCommand(): Command {
  return new Command('subgraph')
    .description('Serves one subgraph as a process of its own, to the gateway alone. Needs DATABASE_URL.')
    .argument('<name>', SUBGRAPH_NAMES.join(', '))
    .option('--port <port>', 'the port to listen at; 0 takes a free one (default: PORT, else one for each subgraph from 4001 on)')
    .option('--host <host>', 'the address to listen at (default: HOST, else 127.0.0.1)')
    .action(serve);
}

async function serve(name: string, { port, host }: Options): Promise<void> {
  if (!isSubgraphName(name)) throw new CommandError(`There is no subgraph "${name}": choose from ${SUBGRAPH_NAMES.join(', ')}`);
  const PORT = port ?? (process.env['PORT'] || String(SUBGRAPH_PORTS[name]));
  const environment = readSubgraphEnvironment({ ...process.env, PORT, HOST: host ?? process.env['HOST'] }, process.cwd());
  const databaseUrl = sharedDatabaseUrl(environment, `otklik subgraph ${name}`);
  // Loaded when it is known to be wanted: it brings every subgraph's store.
  const { serveSubgraphProcess } = await import('./serve-subgraph-process.js');
  await runUntilStopped((running) => serveSubgraphProcess(name, environment, databaseUrl, running));
}
