/** What the differential suite of the whole project shares with the engine's own tests. */
export { plainSchemaOf } from './plain-schema.test-support.js';
export { SHOP } from './shop.test-support.js';
export {
  federatedSdl,
  subgraphsInProcess,
  supergraphOf,
  type AskSubgraph,
  type TestSubgraph,
  type TestSupergraph,
} from './supergraph.test-support.js';
