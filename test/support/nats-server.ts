import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** A `nats-server` of its own, on a free port of this machine. Stop it in `afterAll`. */
export interface NatsServer {
  readonly port: number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** @param flags of `nats-server`, such as `--auth TOKEN` @throws Error when Debian's package is not installed */
export async function startNatsServer(flags: readonly string[] = []): Promise<NatsServer> {
  const port = await freePort();
  let running: ChildProcess | null = null;
  const server: NatsServer = {
    port,
    async kill() {
      const ended = running?.exitCode === null ? once(running, 'exit') : null;
      running?.kill('SIGKILL');
      running = null;
      await ended;
    },
    async start() {
      const child = spawn('nats-server', ['--addr', '127.0.0.1', '--port', String(port), ...flags], { stdio: 'ignore' });
      running = child;
      await Promise.race([
        listens(port),
        once(child, 'error').then(([error]) => {
          throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error('There is no nats-server here: apt-get install nats-server') : error;
        }),
      ]);
    },
  };
  await server.start();
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listens(port: number): Promise<void> {
  for (let left = 500; ; left--) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)));
    socket.destroy();
    if (isThere) return;
    if (left === 0) throw new Error('nats-server does not listen after ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
