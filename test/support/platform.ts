export { GraphClient, type Answer } from './graph-client.js';
export { runCommand, type CommandResult } from './run-command.js';
export { startTestPlatform, type TestPlatform } from './test-platform.js';
