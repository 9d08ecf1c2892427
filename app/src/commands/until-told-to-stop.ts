import { readFileSync } from 'node:fs';

const PARENT_CHECK_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The reader of a pipe, or the terminal, is gone. */
const NOBODY_READS = ['EPIPE', 'EIO'];
/** How a program looks that runs a script of package.json for somebody; not a login shell, which may end before us (`nohup`). */
const RUNS_SCRIPTS = /^(\S*\/)?(node \S*\/)?(npm|npx|pnpm)(-cli)?(\.[cm]?js)?\s|^(\S*\/)?sh -c /;

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
    const starters = startersOf(process.ppid);
    setInterval(() => {
      if (process.ppid !== starters[0] || starters.some((pid, i) => i > 0 && parentOf(starters[i - 1]!) !== pid)) resolve();
    }, PARENT_CHECK_MS).unref();
  });
}

/** The parent and, as the shell between pnpm and this process outlives pnpm and pnpm outlives npx, those above it that run scripts. */
function startersOf(parent: number): number[] {
  const starters = [parent];
  for (let above = parentOf(parent); above !== null && RUNS_SCRIPTS.test(titleOf(above)); above = parentOf(above)) starters.push(above);
  return starters;
}

/** Null where the system does not tell. */
function parentOf(pid: number): number | null {
  const stat = readProcess(pid, 'stat');
  // `pid (name) state parent …`, and the name may hold anything.
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2] ?? '') || null;
}

function titleOf(pid: number): string {
  return readProcess(pid, 'cmdline').replaceAll('\0', ' ');
}

function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
