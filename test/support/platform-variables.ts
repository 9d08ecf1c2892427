import type { TestDatabase } from './test-database.js';

/** A test that wants to hear something says so. */
const QUIET = { OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0' };

/** The environment of a demo platform of a test. */
export function platformVariables({ database, home, samples }: { database: TestDatabase; home: string; samples: boolean }): Record<string, string> {
  return { HOST: '127.0.0.1', PORT: '0', OTKLIK_HOME: home, DATABASE_URL: database.url, OTKLIK_DEMO_SAMPLES: samples ? '1' : '0', ...QUIET };
}
