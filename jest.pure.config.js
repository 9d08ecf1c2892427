/** Pure unit tests without PostgreSQL, for the quick loop: `node … jest.js --config jest.pure.config.js kernel/base`. */
import { shared } from './jest.config.js';

const { globalSetup: _setup, globalTeardown: _teardown, ...pure } = shared;
export default { ...pure, testMatch: ['**/*.test.ts'] };
