import { once } from 'node:events';

/** Lets the parts of a platform go, and PostgreSQL's process, which stops the server and takes its files away. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.otklikTestParts?.end();
  const child = globalThis.otklikTestPostgres;
  if (child === undefined || child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
