import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

/** Builds what the suite starts as a process. */
export default function globalSetup(): void {
  const build = spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.ts')], { stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed');
}
