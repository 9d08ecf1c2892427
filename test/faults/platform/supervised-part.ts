import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { until } from '../until.js';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');
const COMPILED = join(import.meta.dirname, '../../../node_modules/.cache/otklik-test-parts');
const RESTART_MS = 200;
const KEPT_OUTPUT = 4_000;

/** How a part is run. */
export interface PartOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** What it writes when it is ready. */
  readonly ready: RegExp;
}

/** `otklik …` as a process that is started again whenever it ends, as a service manager does. */
export class SupervisedPart {
  readonly #options: PartOptions;
  #child: ChildProcess | null = null;
  #restart: NodeJS.Timeout | undefined;
  #wanted = false;
  #output = '';

  constructor(options: PartOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get isReady(): boolean {
    return this.#child !== null && this.#options.ready.test(this.#output);
  }

  /** The last that it has written, of the process before as well. */
  get output(): string {
    return this.#output;
  }

  start(): this {
    this.#wanted = true;
    this.#spawn();
    return this;
  }

  /** The first group of what it writes when it is ready. */
  async ready(): Promise<string> {
    await until(() => this.isReady, () => `${this.name} is not ready: ${this.#output}`);
    return this.#options.ready.exec(this.#output)![1]!;
  }

  /** In the middle of whatever it does (SIGKILL), and it is started again. Resolves when it is gone; gives whether there was one. */
  async kill(): Promise<boolean> {
    const killed = this.#child;
    if (killed === null) return false;
    killed.kill('SIGKILL');
    await until(() => this.#child !== killed, () => `${this.name} does not die: ${this.#output}`);
    return true;
  }

  /** For good. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    this.#wanted = false;
    clearTimeout(this.#restart);
    const child = this.#child;
    child?.kill(signal);
    await until(() => this.#child === null, () => `${this.name} does not end: ${this.#output}`);
  }

  #spawn(): void {
    const { args, variables } = this.#options;
    const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILED, ...variables };
    const child = spawn(process.execPath, [OTKLIK, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output = this.#kept(text)));
    }
    child.once('close', (code, signal) => {
      this.#child = null;
      this.#output = this.#kept(`(ended with ${code ?? signal})\n`);
      if (this.#wanted) this.#restart = setTimeout(() => this.#spawn(), RESTART_MS);
    });
  }

  /** The line that says it is ready stays in it. */
  #kept(text: string): string {
    const all = this.#output + text;
    if (all.length <= 2 * KEPT_OUTPUT) return all;
    const ready = this.#options.ready.exec(all)?.[0];
    const last = all.slice(-KEPT_OUTPUT);
    return ready === undefined || last.includes(ready) ? last : `${ready}\n${last}`;
  }
}
