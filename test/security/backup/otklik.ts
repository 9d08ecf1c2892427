import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const OTKLIK = join(import.meta.dirname, '../../../app/dist/otklik.js');

/** What a command left. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built command with these variables and nothing of the caller's. */
export async function otklik(variables: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [OTKLIK, ...args], { env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}

/** The JSON that a command printed. */
export function documentOf<T>({ output, errors }: Ran): T {
  try {
    return JSON.parse(output) as T;
  } catch {
    throw new Error(`Not JSON: ${output}${errors}`);
  }
}
