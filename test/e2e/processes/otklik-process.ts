import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');

/** `otklik …` as a process of its own. */
export class OtklikProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  output = '';
  errors = '';

  constructor(args: readonly string[], variables: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [OTKLIK, ...args], { env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.#exited = once(this.#child, 'close');
  }

  /** What it has written matches; gives the first group. Fails when it ends first. */
  async writes(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.output);
      if (found !== null) return found[1] ?? '';
      await Promise.race([once(this.#child.stdout!, 'data'), this.#exited]);
      if (this.#child.exitCode !== null && !pattern.test(this.output)) throw new Error(`otklik ended with ${this.#child.exitCode}: ${this.output}${this.errors}`);
    }
  }

  /** Its address, when it is ready. */
  url(): Promise<string> {
    return this.writes(/^Otklik (?:gateway|subgraph [a-z]+) is ready: (http:\/\/\S+)\/graphql$/m);
  }

  /** Its exit code, when it ends. */
  async exit(): Promise<number | null> {
    await this.#exited;
    return this.#child.exitCode;
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return this.exit();
  }
}
