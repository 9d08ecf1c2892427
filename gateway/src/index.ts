export { composeInWorker } from './composition/compose-in-worker.js';
export { composeSupergraph, type Composition, type CompositionError, type SubgraphDefinition } from './composition/compose.js';
export type { FaultContext, FaultLog } from './errors/fault-log.js';
export { createGateway } from './gateway.js';
export { publicSdl } from './http/schema-document.js';
export type { DemoLogin, DemoPersona, Gateway, GatewayOptions, ListenOptions, RouteHandler, SocketLimits } from './options.js';
export { DEFAULT_OPERATION_LIMITS, type OperationLimits } from './policies/operation-limits.js';
export { httpTransport, type HttpTransport, type HttpTransportOptions } from './transports/http-transport.js';
export { readSubgraphUrls } from './transports/subgraph-urls.js';
