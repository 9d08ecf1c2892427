/** Swaps of the supergraph under load: processes of their own, about a minute. No PostgreSQL, but what the build makes. */
import { shared } from './jest.config.js';

const { globalSetup: _setup, globalTeardown: _teardown, ...pure } = shared;
export default { ...pure, globalSetup: '<rootDir>/test/swap/build.ts', testMatch: ['**/*.swap.test.ts'], maxWorkers: 1, testTimeout: 480_000 };
