import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf, StartError } from '../start-error.js';

const POLL_MS = 10;
const STOP_SIGNALS = [
  /** Cuts connections and writes a checkpoint. */
  { signal: 'SIGINT', patienceMs: 15_000 },
  /** Stops without a checkpoint; the next start recovers. */
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/** What a server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Where its data was when it started. */
  dataFolder: string;
  status: 'starting' | 'ready' | 'stopping';
}

/** Reads `postmaster.pid`; null when there is none, or it is not written to its end yet. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, folder, , port, , , , word] = text.split('\n').map((line) => line.trim());
  if (!/^[1-9]\d*$/.test(pid ?? '') || folder === undefined || !/^\d+$/.test(port ?? '')) return null;
  return { pid: Number(pid), port: Number(port), dataFolder: folder, status: word === 'ready' || word === 'stopping' ? word : 'starting' };
}

/**
 * The server that runs on this data now. The file of one that is gone is taken away when its process id is in use again,
 * as happens after a restart of the machine or of a container: PostgreSQL itself would take that process for a server.
 */
export async function runningPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const postmaster = await readPostmaster(dataFolder);
  if (postmaster === null) return null;
  if (await isRunning(postmaster)) return postmaster;
  if (exists(postmaster.pid)) await rm(join(dataFolder, 'postmaster.pid'), { force: true });
  return null;
}

/** Stops a server; one that does not obey is killed in the end. */
export async function stopServer(postmaster: Postmaster): Promise<void> {
  for (const { signal, patienceMs } of STOP_SIGNALS) {
    send(postmaster.pid, signal);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!(await isRunning(postmaster))) return;
      await sleep(POLL_MS);
    }
  }
  throw new StartError(`PostgreSQL (process ${postmaster.pid}) does not stop`);
}

/** Whether the process is still the server that wrote the file, not one that got its id later or is only waiting to be reaped. */
export async function isRunning({ pid, port, dataFolder }: Postmaster): Promise<boolean> {
  if (!exists(pid)) return false;
  try {
    const command = await commandOf(pid);
    return command.includes(`-D ${dataFolder} -p ${port} `);
  } catch {
    // Whoever cannot be looked at is taken for it: starting a second server on the same data would be worse.
    return exists(pid);
  }
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return stdout;
}

function exists(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
