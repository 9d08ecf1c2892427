export { BoundedCache } from './bounded-cache.js';
export { createEngine, openEngine, type Engine, type EngineOptions, type EngineSettings } from './engine.js';
export type { FetchOutcome, WatchedFetch, WatchFetch } from './execution/watch-fetch.js';
export { loadSupergraph, type LoadedSupergraph } from './loading/load-supergraph.js';
export { Slices } from './loading/slices.js';
export { refuseIncrementalDelivery } from './operation/refusals.js';
export { findVariableFlaws } from './operation/variable-flaws.js';
export type { ExecuteOptions, ExecutionResult } from './operation-run.js';
export { DataFlaw } from './projection/flaws.js';
export type { PreparedOperation } from './prepared-operation.js';
export type { Soon } from './soon.js';
export { SubscriptionFailure, type PreparedSubscription, type SubscriptionResults } from './prepared-subscription.js';
export { readFieldDirectives, type FieldDirective } from './schema/field-directives.js';
export {
  SubgraphRefusal,
  type SerialisedResponse,
  type SubgraphError,
  type SubgraphRequest,
  type SubgraphResponse,
  type SubgraphSubscription,
  type SubgraphTransport,
} from './transport.js';
export { utf8Text } from './text-form.js';
