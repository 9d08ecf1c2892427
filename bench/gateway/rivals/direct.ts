/** No gateway: one subgraph asked directly. What is left is HTTP, the ceiling of what stands in front of it. */
import { makeSchemas } from '../example/schemas.ts';
import { subgraphServer } from '../example/subgraph-server.ts';
import { target } from './target.ts';

const { port } = target();
subgraphServer(makeSchemas().get('appeals')!, { requests: 0, mutations: 0 }).listen(port, '127.0.0.1');
