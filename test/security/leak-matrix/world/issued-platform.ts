import { DATABASE_MODULES, readEnvironment, startPlatform } from '@otklik/app';
import type { FixedClock } from '@otklik/base';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TokenIssuer } from '../cast/token-issuer.js';

/** What the gateway would sign its calls with. */
export const CALL_SECRET = 'the-secret-of-calls-of-the-leak-matrix';

/** The demo region on a platform that takes the tokens of an issuer of our own. */
export interface IssuedPlatform {
  readonly url: string;
  readonly issuer: TokenIssuer;
  readonly database: TestDatabase;
  /** What it was told by the environment. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startIssuedPlatform(clock: FixedClock): Promise<IssuedPlatform> {
  const issuer = await TokenIssuer.start(clock);
  const database = await createTestDatabase(DATABASE_MODULES);
  const home = await mkdtemp(join(tmpdir(), 'otklik-leaks-'));
  const told = { HOST: '127.0.0.1', PORT: '0', OTKLIK_HOME: home, DATABASE_URL: database.url, OTKLIK_DEMO_SAMPLES: '0' };
  const variables = { ...told, OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0', OTKLIK_CALL_SECRET: CALL_SECRET };
  // The demo region for its agencies, and as many people as we like: no start by environment variables gives both.
  const environment = { ...readEnvironment(variables, '/'), oidcIssuer: issuer.url };
  const platform = await startPlatform({ environment, databaseUrl: database.url, clock });
  return {
    url: platform.url,
    issuer,
    database,
    variables,
    async stop() {
      await platform.stop();
      await issuer.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
