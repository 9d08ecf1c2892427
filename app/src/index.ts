export { DATABASE_MODULES } from './database-modules.js';
export { readEnvironment, readSubgraphEnvironment, type Environment } from './environment/read-environment.js';
export { PERMISSION_TABLES, permissionRows, type PermissionRow } from './permissions/permission-rows.js';
export { startGateway } from './platform/processes/start-gateway.js';
export { startSubgraph } from './platform/processes/start-subgraph.js';
export { startPlatform, type Platform, type PlatformOptions } from './platform/start-platform.js';
export { SUBGRAPH_NAMES, type SubgraphName } from './platform/subgraph-names.js';
