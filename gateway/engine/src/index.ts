export { createEngine, type Engine, type EngineOptions } from './engine.js';
export { refuseIncrementalDelivery } from './operation/refusals.js';
export type { ExecuteOptions, ExecutionResult } from './operation-run.js';
export type { PreparedOperation } from './prepared-operation.js';
export { SubscriptionFailure, type PreparedSubscription, type SubscriptionResults } from './prepared-subscription.js';
export { readFieldDirectives, type FieldDirective } from './schema/field-directives.js';
export {
  SubgraphRefusal,
  type SubgraphError,
  type SubgraphRequest,
  type SubgraphResponse,
  type SubgraphSubscription,
  type SubgraphTransport,
} from './transport.js';
