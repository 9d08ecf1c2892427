/** Settings that every suite shares; `pnpm test` runs all but the long and the browser suites. */
export const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/bench/'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/fixed-seed.ts'],
  // For a machine ten times slower than ours: the limit ends what hangs, and says nothing of speed.
  testTimeout: 180_000,
  maxWorkers: 2, // jest's own choice on 2 cores is one worker, which leaves half of the machine idle
};

export default {
  ...shared,
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/differential/',
    ...['browser', 'faults', 'long', 'nats', 'processes', 'security', 'swap'].map((suite) => `\\.${suite}\\.test\\.ts$`),
  ],
};
