/**
 * The process that holds PostgreSQL for one run of the tests. It tells its parent the addresses, and when the parent goes, in whatever
 * way, it stops the server and takes its files away.
 */
import { startEmbeddedPostgres } from '@otklik/database';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

// Ctrl-C reaches this process too; it ends when its parent has.
process.on('SIGINT', () => undefined);
const parentGone = new Promise<void>((resolve) => process.once('disconnect', resolve).once('SIGTERM', resolve));

const home = await mkdtemp(join(tmpdir(), 'otklik-test-'));
try {
  // As root, PostgreSQL runs as another user, who must get there.
  await chmod(home, 0o755);
  const { adminUrl, url, stop } = await startEmbeddedPostgres({ home, fast: true });
  if (process.connected) process.send?.({ adminUrl, url });
  await parentGone;
  await stop();
} catch (error) {
  if (process.connected) process.send?.({ failure: String(error) });
} finally {
  await rm(home, { recursive: true, force: true });
  if (process.connected) process.disconnect();
}
