import { once } from 'node:events';

/** Lets PostgreSQL's process go, which stops the server and takes its files away. */
export default async function globalTeardown(): Promise<void> {
  const child = globalThis.otklikTestPostgres;
  if (child === undefined || child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
