import { readFileSync } from 'node:fs';

const PARENT_CHECK_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The reader of a pipe, or the terminal, is gone. */
const NOBODY_READS = ['EPIPE', 'EIO'];

/**
 * Resolves when the process should stop: on a signal, when nobody reads its output any more (`| head`), and when its parent is gone. A
 * SIGTERM sent to `npx` alone ends npx and pnpm but does not reach this process, which would keep its port and PostgreSQL for ever.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    // For good: npx and pnpm pass a Ctrl-C on that the terminal has sent to us as well, and the second must not end us half-way.
    for (const signal of SIGNALS) process.on(signal, () => resolve());
    for (const stream of [process.stdout, process.stderr]) {
      stream.on('error', (error: NodeJS.ErrnoException) => {
        // A full disk behind the output is no reason to stop.
        if (NOBODY_READS.includes(error.code ?? '')) resolve();
      });
    }
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
