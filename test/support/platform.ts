export { GraphClient, type Answer, type DemoMachineName } from './graph-client.js';
export { startIssuer, type TestIssuer } from './issuer.js';
export { runCommand, type CommandResult } from './run-command.js';
export { startTestPlatform, type TestPlatform } from './test-platform.js';
export { ALL_SCOPES, endSessions, giveRole, strangersOf, takeRole, type Strangers } from './strangers.js';
