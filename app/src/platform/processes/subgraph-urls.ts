import { StartError } from '@otklik/database';
import { isSubgraphName, SUBGRAPH_NAMES, SUBGRAPH_PORTS, type SubgraphName } from '../subgraph-names.js';

/**
 * Where every subgraph listens: as it was said, or at its usual port on this machine.
 * @throws StartError for a subgraph that there is not
 */
export function subgraphUrls(given: ReadonlyMap<string, string>): Map<SubgraphName, string> {
  for (const name of given.keys()) {
    if (!isSubgraphName(name)) throw new StartError(`There is no subgraph "${name}": choose from ${SUBGRAPH_NAMES.join(', ')}`);
  }
  return new Map(SUBGRAPH_NAMES.map((name) => [name, given.get(name) ?? `http://127.0.0.1:${SUBGRAPH_PORTS[name]}/graphql`]));
}
