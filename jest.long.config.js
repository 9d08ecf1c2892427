import { shared } from './jest.config.js';

export default { ...shared, testMatch: ['**/*.long.test.ts'], testTimeout: 600_000 };
