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
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_CHECK_MS).unref();
  });
}
