export { DATABASE_MODULES } from './database-modules.js';
export type { Environment } from './environment/read-environment.js';
export { startPlatform, type Platform, type PlatformOptions } from './platform/start-platform.js';
