/** Generated operations, answered by three engines: minutes of work, so a suite of its own. Needs no PostgreSQL. */
import { shared } from './jest.config.js';

const { globalSetup: _setup, globalTeardown: _teardown, ...pure } = shared;
export default {
  ...pure,
  testMatch: ['<rootDir>/test/differential/*.differential.test.ts'],
  testTimeout: 600_000,
  reporters: ['default', '<rootDir>/jest.differential.reporter.js'],
};
