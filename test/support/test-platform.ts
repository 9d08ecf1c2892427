import { DATABASE_MODULES, startPlatform, type Environment, type Platform } from '@otklik/app';
import { systemClock, type Clock } from '@otklik/base';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/**
 * Starts one; stop it in `afterAll`.
 * @param samples whether it has the year of sample messages, or nobody has written yet
 */
export async function startTestPlatform({ clock = systemClock, samples = false }: { clock?: Clock; samples?: boolean } = {}): Promise<TestPlatform> {
  const database = await createTestDatabase(DATABASE_MODULES);
  const home = await mkdtemp(join(tmpdir(), 'otklik-platform-'));
  const environment: Environment = {
    host: '127.0.0.1',
    port: 0,
    home,
    databaseUrl: database.url,
    demo: true,
    oidcIssuer: null,
    oidcAudience: 'urn:otklik:graph',
    oidcLoginClaim: 'login',
    oidcTokenType: 'at+jwt',
    demoSamples: samples,
  };
  const start = (): Promise<Platform> => startPlatform({ environment, databaseUrl: database.url, clock });
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
