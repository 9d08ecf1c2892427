/** What is promised while parts are killed and networks fail: `*.faults.test.ts`. Processes of their own, so a suite of its own; longer runs of the same are in `pnpm test:long`. Minutes on a free machine; limits are for one that is ten times slower. */
import { shared } from './jest.config.js';

export default { ...shared, testMatch: ['**/*.faults.test.ts'], testTimeout: 2_400_000 };
