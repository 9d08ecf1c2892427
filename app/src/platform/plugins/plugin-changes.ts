import type { MikroORM } from '@mikro-orm/postgresql';
import { activePlugins, partsBehind, type PlatformGround, type PluginGraph } from '@otklik/cabinets';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { setTimeout as sleep } from 'node:timers/promises';
import { platformVersion } from '../../backup/platform-version.js';
import type { GraphTrial } from './graph-trial.js';

/** How long a change waits for the last process that serves the graph, in milliseconds. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 30;

/** What changes of plugins stand on. */
export interface PluginChangesOptions {
  readonly orm: MikroORM;
  readonly trial: GraphTrial;
  readonly onCommitted: () => void;
}

/** The graph as the subgraph `cabinets` changes it. */
export class PluginChanges implements PluginGraph, PlatformGround {
  readonly platform = platformVersion();

  constructor(private readonly options: PluginChangesOptions) {}

  coreTypes(): Promise<readonly string[]> {
    return this.options.trial.coreTypes();
  }

  async tryOut(plugins: readonly PluginManifest[]): Promise<readonly string[]> {
    return this.options.trial.reasons(await activePlugins(this.options.orm.em.fork()), plugins);
  }

  async settled(revision: number): Promise<boolean> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      if ((await partsBehind(this.options.orm.em.fork(), revision)) === 0) return true;
      if (performance.now() > until) return false;
      await sleep(LOOK_EVERY_MS);
    }
  }

  onCommitted(): void {
    this.options.onCommitted();
  }
}
