import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The gateway's core, and the one of everything else. */
export const GATEWAY_CORE = 0;
export const OTHER_CORE = 1;

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** A running process under test. */
export interface Measured {
  readonly pid: number;
  /** What it wrote so far, to be shown when something fails. */
  output(): string;
  hasEnded(): boolean;
  kill(): void;
}

/** Starts `node <args>` on the gateway's core. */
export function startMeasured(args: readonly string[], env: Readonly<Record<string, string>>): Measured {
  const child = spawn('taskset', ['-c', String(GATEWAY_CORE), process.execPath, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: Buffer[] = [];
  const note = (chunk: Buffer): void => void (written.length < 200 && written.push(chunk));
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  keep(child);
  return {
    pid: child.pid!,
    output: () => Buffer.concat(written).toString(),
    hasEnded: () => child.exitCode !== null,
    kill: () => child.kill('SIGINT'),
  };
}

/** A process that helps with the benchmark and is not measured. */
export interface Helper<Ready> {
  /** What it said when it was ready. */
  readonly ready: Ready;
  /** Sends it a message and resolves to its next one. */
  ask<Answer>(message: string): Promise<Answer>;
}

/** Starts a helper on the other core and waits until it is ready. */
export async function startHelper<Ready>(file: string): Promise<Helper<Ready>> {
  const child = fork(file, [], { env: { ...process.env, NODE_ENV: 'production' } });
  keep(child);
  pin(child.pid!, OTHER_CORE);
  const nextMessage = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const onExit = (code: number | null): void => reject(new Error(`${file} ended with ${String(code)}`));
      child.once('exit', onExit);
      child.once('message', (message) => {
        child.off('exit', onExit);
        resolve(message as T);
      });
    });
  const ready = await nextMessage<Ready>();
  return {
    ready,
    ask(message) {
      const answer = nextMessage<never>();
      child.send(message);
      return answer;
    },
  };
}

/** Puts a process with all its threads on one core. */
export function pin(pid: number, core: number): void {
  const { status, stderr } = spawnSync('taskset', ['-acp', String(core), String(pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The benchmark needs Linux, two cores and taskset: ${stderr}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function keep(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}
