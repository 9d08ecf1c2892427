/** Wake-ups over a real `nats-server`, which Debian has as a package: a suite of its own, for what a machine needs for it. */
import process from 'node:process';
import { shared } from './jest.config.js';

process.env.OTKLIK_TEST_PROCESSES = '1';

export default { ...shared, testMatch: ['**/*.nats.test.ts'] };
