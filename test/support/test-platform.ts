import { DATABASE_MODULES, readEnvironment, startPlatform } from '@otklik/app';
import { systemClock, FixedClock, type Clock } from '@otklik/base';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { platformVariables } from './platform-variables.js';
import { mirrorClock } from './processes/file-clock.js';
import { startProcesses } from './processes/start-processes.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A whole demo platform on a database and a port of its own. */
export interface TestPlatform {
  /** Without a path: `http://127.0.0.1:54321`. */
  readonly url: string;
  readonly database: TestDatabase;
  /** Starts the platform again on the same database and home, on another port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestPlatformOptions {
  readonly clock?: Clock;
  /** Whether it has the year of sample messages, or nobody has written yet. */
  readonly samples?: boolean;
  /** More environment variables. */
  readonly more?: Readonly<Record<string, string>>;
}

/**
 * Starts one, in this process, or each part as a process of its own where `OTKLIK_TEST_PROCESSES=1`; stop it in `afterAll`.
 */
export async function startTestPlatform({ clock = systemClock, samples = false, more = {} }: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = await createTestDatabase(DATABASE_MODULES);
  const home = await mkdtemp(join(tmpdir(), 'otklik-platform-'));
  await shareComposed(home);
  const variables = { ...platformVariables({ database, home, samples }), ...more };
  const inProcesses = process.env['OTKLIK_TEST_PROCESSES'] === '1';
  const clockFile = clock instanceof FixedClock ? join(home, 'clock') : null;
  if (inProcesses && clockFile !== null) mirrorClock(clock as FixedClock, clockFile);
  const start = (): Promise<{ readonly url: string; stop(): Promise<void> }> =>
    inProcesses ? startProcesses({ variables, clockFile }) : startPlatform({ environment: readEnvironment(variables, '/'), databaseUrl: database.url, clock });
  let platform = await start();
  return {
    get url() {
      return platform.url;
    },
    database,
    async restart() {
      await platform.stop();
      platform = await start();
    },
    async stop() {
      await platform.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The platforms of a run compose the same graph: the first keeps it for all. */
async function shareComposed(home: string): Promise<void> {
  const folder = process.env['OTKLIK_TEST_COMPOSED'];
  if (folder !== undefined) await symlink(folder, join(home, 'composed'));
}
