import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { codeOf, StartError } from '../start-error.js';

/** Held by the one process that runs on a home. */
export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Takes a home for this process. The lock is a listening socket, which the kernel closes when the process dies however it dies,
 * and which two processes cannot have at once; so there is nothing stale to clean up, and it holds before PostgreSQL exists.
 * @throws StartError when another process has the home
 */
export async function lockHome(home: string): Promise<HomeLock> {
  const digest = createHash('sha256').update(await realpath(home)).digest('hex').slice(0, 32);
  // On Linux a name in the kernel's abstract space, which leaves no file behind.
  const name = process.platform === 'linux' ? `\0otklik-${digest}` : join(tmpdir(), `otklik-${digest}.sock`);
  const taken = () => new StartError(`Otklik is already running on ${home}`);
  try {
    return await listen(name);
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    if (process.platform === 'linux' || (await answers(name))) throw taken();
    // A socket file whose process is gone refuses connections, and may be made anew.
    await rm(name, { force: true });
    return listen(name).catch(() => Promise.reject(taken()));
  }
}

async function listen(name: string): Promise<HomeLock> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(name, resolve);
  });
  server.unref();
  return { release: () => close(server) };
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
