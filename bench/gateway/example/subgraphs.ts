/**
 * The four subgraphs, in one process, each on a port of its own. Sends `{urls}` to its parent when it is ready, and `Counts`
 * of all four together whenever it is asked.
 */
import type { AddressInfo } from 'node:net';
import { makeSchemas } from './schemas.ts';
import { subgraphServer, type Counts } from './subgraph-server.ts';

const urls: Record<string, string> = {};
const counts: Counts = { requests: 0, mutations: 0 };

for (const [name, schema] of makeSchemas()) {
  const server = subgraphServer(schema, counts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.send?.({ urls });
process.on('message', () => process.send?.(counts));
process.on('disconnect', () => process.exit());
