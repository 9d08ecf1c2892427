import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../app/dist/otklik.js');
const MONITOR = join(import.meta.dirname, 'monitor.ts');

/** What the monitor has measured since it was reset. */
export interface Measured {
  /** Delays of the event loop in milliseconds. */
  readonly max: number;
  readonly p99: number;
  /** The most CPU time that the main thread has used between two turns of a timer, in milliseconds. */
  readonly busiest: number;
  readonly heapMb: number;
  readonly threads: number;
}

/** `otklik gateway …` as a process of its own, with a monitor in it. */
export class MonitoredGateway {
  readonly #child: ChildProcess;
  output = '';
  log = '';

  constructor(args: readonly string[]) {
    this.#child = fork(OTKLIK, ['gateway', ...args], {
      env: { PATH: process.env['PATH'] },
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', MONITOR],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.log += text));
  }

  /** Its address without a path. */
  async url(): Promise<string> {
    for (;;) {
      const url = /ready: (http:\S+)\/graphql/.exec(this.output)?.[1];
      if (url !== undefined) return url;
      if (this.#child.exitCode !== null) throw new Error(`The gateway ended: ${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  reset(): void {
    this.#child.send('reset');
  }

  /** `memory` collects garbage first. */
  async measure(what: 'delay' | 'memory'): Promise<Measured> {
    const answer = once(this.#child, 'message');
    this.#child.send(what);
    return ((await answer) as [Measured])[0];
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}
