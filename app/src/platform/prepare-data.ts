import type { Clock } from '@otklik/base';
import { activePlugins, noteGraph, publishCoreCategory, publishPlugin } from '@otklik/cabinets';
import type { Vault } from '@otklik/people';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { builtinPlugins } from '../builtin-plugins.js';
import { isSeeded, seedDemo } from '../demo/seed-demo.js';
import { isUntouched, seedSamples } from '../demo/seed-samples.js';
import { PLATFORM } from '../platform-viewer.js';
import type { Stores } from './open-stores.js';

/** What preparing the data depends on. */
export interface PreparationOptions {
  readonly stores: Stores;
  readonly demo: boolean;
  /** Whether a demo platform in which nobody has written yet gets samples. */
  readonly samples: boolean;
  /** See `loadVoteSecret`. */
  readonly voteSecret: () => Promise<string>;
  /** See `vaultOpener`. */
  readonly vault: () => Promise<Vault>;
  readonly clock: Clock;
  readonly progress: (line: string) => void;
}

/** Publishes the plugins that come with the platform, fills a new demo platform, and says which plugins are in the graph. */
export async function prepareData({ stores, demo, samples, voteSecret, vault, clock, progress }: PreparationOptions): Promise<PluginManifest[]> {
  const em = stores.cabinets.em.fork();
  await publishCoreCategory(em, PLATFORM, clock);
  for (const manifest of await builtinPlugins()) await publishPlugin(em, PLATFORM, clock, manifest);
  if (demo && !(await isSeeded(em))) {
    progress('Seeding demo data: Новосибирская область');
    await seedDemo(stores, await vault(), clock);
  }
  await noteGraph(stores.cabinets.em.fork(), clock);
  const plugins = await activePlugins(stores.cabinets.em.fork());
  if (demo && samples && (await isUntouched(stores))) {
    progress('Writing a year of sample messages, surveys and discussions');
    await seedSamples({ stores, plugins, voteSecret: await voteSecret(), clock });
  }
  return plugins;
}
