import { systemClock } from '@otklik/base';
import { FileLinks } from '@otklik/files';
import { EventLog, WakeUp } from '@otklik/events';
import { publicSdl } from '@otklik/gateway';
import { createEngine } from '@otklik/gateway-engine';
import { Vault, type PersonalKeySource } from '@otklik/people';
import { pluginSchema } from '@otklik/plugin-sdk';
import { builtinPlugins } from '../builtin-plugins.js';
import { Composer, composeGraph } from '../platform/compose-graph.js';
import { inProcessTransport, mountSubgraphs } from '../platform/in-process-transport.js';
import { openStores } from '../platform/open-stores.js';
import { SubgraphBuilder } from '../platform/open-subgraphs.js';
import { errorsPage } from './errors-page.js';
import { pluginsPage } from './plugins-page.js';

/** Never connected to: building the graph needs the shape of the stores, not their rows. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';
/** Nobody votes here. */
const NO_SECRET = '-'.repeat(32);
/** Nobody sends files. */
const NO_FILES = new FileLinks({ secrets: [NO_SECRET], origin: () => null });
/** Nobody says who they are. */
const NO_KEYS: PersonalKeySource = { writingKey: () => Promise.reject(new Error('There are no keys')), keyOf: () => Promise.resolve(null) };

/** Everything under `schema/` by file name, and the catalogue of plugins beside it: made from the code, with the plugins that come with the platform. */
export async function schemaFiles(): Promise<Map<string, string>> {
  const stores = await openStores(NOWHERE);
  try {
    const plugins = await builtinPlugins();
    const log = new EventLog({ databaseUrl: NOWHERE, wakeUp: new WakeUp({ databaseUrl: NOWHERE }) });
    const subgraphs = await new SubgraphBuilder({ stores, clock: systemClock, log, voteSecret: () => Promise.resolve(NO_SECRET), vault: () => Promise.resolve(new Vault(NO_KEYS)), files: () => Promise.resolve(NO_FILES), onCommitted: () => undefined, composer: new Composer(null) }).buildAll(plugins);
    const supergraph = await composeGraph(subgraphs);
    const { apiSchema } = createEngine({ supergraphSdl: supergraph, transport: inProcessTransport(mountSubgraphs(subgraphs)) });
    return new Map([
      ['public.graphql', publicSdl(apiSchema)],
      ['supergraph.graphql', ended(supergraph)],
      ...subgraphs.map(({ name, sdl }): [string, string] => [`subgraphs/${name}.graphql`, ended(sdl)]),
      ['errors.md', errorsPage()],
      ['../docs/plugins.md', pluginsPage(plugins)],
      ['plugin.schema.json', `${JSON.stringify(pluginSchema, null, 2)}\n`],
    ]);
  } finally {
    await stores.close();
  }
}

function ended(text: string): string {
  return `${text.trim()}\n`;
}
