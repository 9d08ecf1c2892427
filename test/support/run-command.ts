import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const OTKLIK = join(import.meta.dirname, '../../app/dist/otklik.js');

/** What a command left. */
export interface CommandResult {
  readonly code: number | null;
  /** Lines of stdout. */
  readonly lines: readonly string[];
  /** All of stderr. */
  readonly errors: string;
}

/** Runs the built `otklik` command against the platform at a URL and waits for its end. */
export async function runCommand(url: string, args: readonly string[]): Promise<CommandResult> {
  const { hostname, port } = new URL(url);
  const child = spawn(process.execPath, [OTKLIK, ...args], { env: { PATH: process.env['PATH'], HOST: hostname, PORT: port }, stdio: 'pipe' });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: output === '' ? [] : output.trimEnd().split('\n'), errors };
}
