import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');
const READY = /^Otklik gateway is ready: (http:\/\/\S+)\/graphql\n$/;

/** `otklik gateway …` as a process of its own. */
export class GatewayProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  output = '';
  errors = '';

  constructor(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(process.execPath, [OTKLIK, 'gateway', ...args], { env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.#exited = once(this.#child, 'close');
  }

  /** Its address; fails when it ends first. */
  async url(): Promise<string> {
    while (!this.output.includes('\n')) {
      await Promise.race([once(this.#child.stdout!, 'data'), this.#exited]);
      if (this.#child.exitCode !== null) throw new Error(`The gateway ended with ${this.#child.exitCode}: ${this.errors}`);
    }
    const url = READY.exec(this.output)?.[1];
    if (url === undefined) throw new Error(`The gateway wrote something else: ${this.output}`);
    return url;
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
