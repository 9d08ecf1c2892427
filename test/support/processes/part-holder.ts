import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const ENTRY = join(import.meta.dirname, 'part-process.ts');
const COMPILED = join(import.meta.dirname, '../../../node_modules/.cache/otklik-test-parts');

/** The processes of the parts, for a whole run of the tests. */
export class PartHolder {
  readonly #children: readonly ChildProcess[];

  constructor(count: number) {
    const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILED };
    this.#children = Array.from({ length: count }, () =>
      fork(ENTRY, { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env }),
    );
  }

  /** Where each takes its orders. @throws Error when one ends instead */
  addresses(): Promise<string[]> {
    return Promise.all(
      this.#children.map(async (child) => {
        const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`A part ended with ${String(code)}`)));
        const [address] = (await Promise.race([once(child, 'message'), ended])) as [string];
        ended.catch(() => undefined);
        return address;
      }),
    );
  }

  async end(): Promise<void> {
    const alive = this.#children.filter((child) => child.exitCode === null && child.signalCode === null);
    const exits = alive.map((child) => once(child, 'exit'));
    for (const child of alive) child.disconnect();
    await Promise.all(exits);
  }
}
