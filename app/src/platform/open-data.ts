import type { Clock } from '@otklik/base';
import { migrate, withConnection } from '@otklik/database';
import type { Vault } from '@otklik/people';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { join } from 'node:path';
import { DATABASE_MODULES } from '../database-modules.js';
import type { Environment } from '../environment/read-environment.js';
import type { Closing } from './closing.js';
import { openStores, type Stores } from './open-stores.js';
import { vaultOpener } from './open-vault.js';
import { prepareData } from './prepare-data.js';
import { loadVoteSecret } from './vote-secret.js';

/** What opening the data depends on. */
export interface DataOptions {
  readonly environment: Pick<Environment, 'home' | 'voteSecret' | 'personalData' | 'demo' | 'demoSamples'>;
  /** A database whose roles and schemas are there. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
  readonly closing: Closing;
}

/** A migrated and filled database, opened. */
export interface OpenData {
  readonly stores: Stores;
  /** The plugins whose types are in the graph. */
  readonly plugins: readonly PluginManifest[];
  /** See `loadVoteSecret`. Asked by those alone who need it: it should be known to as few processes as possible. */
  readonly voteSecret: () => Promise<string>;
  /** See `vaultOpener`. */
  readonly vault: () => Promise<Vault>;
}

/** Migrates the database, puts into it what must be there, and opens it. Any number of processes may do this at once: one works, the others wait. */
export async function openData({ environment, databaseUrl, clock, progress, closing }: DataOptions): Promise<OpenData> {
  const { home, demo, demoSamples: samples } = environment;
  progress('Migrating the database');
  await migrate(databaseUrl, DATABASE_MODULES);
  const stores = await openStores(databaseUrl);
  closing.add(() => stores.close());
  const voteSecret = async (): Promise<string> => environment.voteSecret ?? (await loadVoteSecret(join(home, 'vote-secret')));
  const vault = vaultOpener({ environment, databaseUrl, progress });
  const plugins = await withConnection(databaseUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtextextended('otklik data', 0))");
    return prepareData({ stores, demo, samples, voteSecret, vault, clock, progress });
  });
  return { stores, plugins, voteSecret, vault };
}
