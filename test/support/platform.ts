export { GraphClient, type Answer } from './graph-client.js';
export { startTestPlatform, type TestPlatform } from './test-platform.js';
