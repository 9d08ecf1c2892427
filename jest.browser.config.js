import { shared } from './jest.config.js';

export default { ...shared, testMatch: ['**/*.browser.test.ts'], testTimeout: 300_000 };
