import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import process from 'node:process';

/** Lets the parts of a platform go, and PostgreSQL's process, which stops the server and takes its files away. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.otklikTestParts?.end();
  const composed = process.env['OTKLIK_TEST_COMPOSED'];
  if (composed !== undefined) await rm(composed, { recursive: true, force: true });
  const child = globalThis.otklikTestPostgres;
  if (child === undefined || child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
