/** Pure unit tests without PostgreSQL, for the quick loop: `node … jest.js --config jest.pure.config.js kernel/base`. */
import { shared } from './jest.config.js';

const { globalSetup, globalTeardown, ...pure } = shared;
export default { ...pure, testMatch: ['**/*.test.ts'] };
