import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { FileScanner } from './scanner.js';

const TIMEOUT_MS = 60_000;

/** Asks a program, which gets the file as its standard input: it ends with 0 for a clean file and with 1 for an infected one, as clamdscan does. */
export class CommandScanner implements FileScanner {
  /** @param command the program and its arguments; no shell reads it */
  constructor(
    private readonly command: readonly string[],
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  async isClean(bytes: Buffer): Promise<boolean> {
    const [program = '', ...args] = this.command;
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], signal: AbortSignal.timeout(this.timeoutMs), killSignal: 'SIGKILL' });
    // It may know enough before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === 0 || code === 1) return code === 0;
    throw new Error(`The antivirus command ended with ${code ?? 'a signal'}`);
  }
}
