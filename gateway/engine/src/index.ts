export { createEngine, type Engine, type EngineOptions } from './engine.js';
export { refuseIncrementalDelivery } from './operation/refusals.js';
export { type ExecuteOptions, type ExecutionResult, type PreparedOperation } from './prepared-operation.js';
export { readFieldDirectives, type FieldDirective } from './schema/field-directives.js';
export type { SubgraphError, SubgraphRequest, SubgraphResponse, SubgraphTransport } from './transport.js';
