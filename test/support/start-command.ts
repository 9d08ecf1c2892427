import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const OTKLIK = join(import.meta.dirname, '../../app/dist/otklik.js');
const READY_MS = 150_000;

/** A process of the built `otklik` command that goes on until it is told to stop. */
export interface RunningCommand {
  /** All of stdout so far. */
  output(): string;
  /** All of stderr so far. */
  errors(): string;
  /** The platform's address without a path, once it is ready. */
  ready(): Promise<string>;
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Starts it with these variables and no others than PATH. */
export function startCommand(args: readonly string[], variables: Readonly<Record<string, string>>): RunningCommand {
  const child = spawn(process.execPath, [OTKLIK, ...args], { env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const closed = once(child, 'close');
  return {
    output: () => output,
    errors: () => errors,
    async ready() {
      for (const end = Date.now() + READY_MS; ; ) {
        const url = /Otklik is ready: (\S+)\/graphql/.exec(output)?.[1];
        if (url !== undefined) return url;
        if (child.exitCode !== null || Date.now() > end) throw new Error(`Not ready:\n${output}\n${errors}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop(signal) {
      child.kill(signal);
      await closed;
    },
  };
}
