import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'index.js');

/** Starts PostgreSQL on a home, tells so, and stays until it is killed or told to stop. */
const SCRIPT = `
  const { startEmbeddedPostgres } = await import(process.env.OTKLIK_TEST_BUILT);
  try {
    const postgres = await startEmbeddedPostgres({ home: process.env.OTKLIK_TEST_HOME, fast: true });
    process.once('message', () => void postgres.stop().then(() => process.disconnect()));
    process.send({ url: postgres.url, pid: postgres.pid, adopted: postgres.adopted });
  } catch (error) {
    process.send({ failure: error.message });
    process.disconnect();
  }
`;

export type Answer = { url: string; pid: number; adopted: boolean } | { failure: string };

/** Another process that runs on a home, from the built files as in production. */
export class HomeHolder {
  private constructor(
    private readonly child: ChildProcess,
    /** What became of its start. */
    readonly answer: Promise<Answer>,
  ) {}

  /** @param prefix a command that runs it as somebody else */
  static start(home: string, prefix: readonly string[] = []): HomeHolder {
    const [command, ...args] = [...prefix, process.execPath, '--input-type=module', '--eval', SCRIPT];
    const child = spawn(command, args, {
      cwd: '/',
      env: { PATH: process.env['PATH'], OTKLIK_TEST_BUILT: BUILT, OTKLIK_TEST_HOME: home },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const answer = new Promise<Answer>((resolve) => {
      child.once('message', (message) => resolve(message as Answer));
      child.once('exit', (code, signal) => resolve({ failure: `it ended with ${code ?? signal}` }));
    });
    return new HomeHolder(child, answer);
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.send('stop');
    await exited;
  }

  async kill(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
