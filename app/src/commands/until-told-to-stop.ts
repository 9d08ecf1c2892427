import { readFileSync } from 'node:fs';

const PARENT_CHECK_MS = 500;

/**
 * Resolves when the process should stop: on SIGINT or SIGTERM, and when its parent is gone. A SIGTERM sent to `npx` alone ends npx
 * and pnpm but does not reach this process, which would keep its port and PostgreSQL for ever.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    process.once('SIGHUP', () => resolve());
    const starter = whoStarted();
    setInterval(() => {
      if (whoStarted() !== starter) resolve();
    }, PARENT_CHECK_MS).unref();
  });
}

/** The parent; as a script of package.json also the parent's, for the shell between pnpm and this process outlives pnpm. */
function whoStarted(): string {
  const parent = process.ppid;
  return process.env['npm_lifecycle_event'] === undefined ? String(parent) : `${parent} ${parentOf(parent)}`;
}

/** Empty where the system does not tell. */
function parentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // `pid (name) state parent …`, and the name may hold anything.
    return stat.slice(stat.lastIndexOf(')')).split(' ')[2] ?? '';
  } catch {
    return '';
  }
}
