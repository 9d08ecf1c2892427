/** Break-ins tried in earnest: every field by every stranger, floods, masses of retries. Minutes of work, so a suite of its own: `*.security.test.ts`. */
import { shared } from './jest.config.js';

export default { ...shared, testMatch: ['**/*.security.test.ts'], testTimeout: 300_000 };
