/** The end-to-end suite once more, with each part of the platform as a process of its own, and (`*.processes.test.ts`) what starts processes by itself, which runs only here. */
import process from 'node:process';
import { shared } from './jest.config.js';

process.env.OTKLIK_TEST_PROCESSES = '1';

export default {
  ...shared,
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/test/**/*.processes.test.ts'],
  // What is the same however subgraphs are called: how samples are made, which texts are taken.
  testPathIgnorePatterns: ['/node_modules/', '\\.(long|nats)\\.test\\.ts$', '/samples/', '/standalone-gateway/', '/statements/', '/unseen-characters'],
  // There is one process for each part, and one platform at a time.
  maxWorkers: 1,
  testTimeout: 300_000,
};
