import type { MikroORM } from '@mikro-orm/postgresql';
import { activePlugins, pluginRevision } from '@otklik/cabinets';
import { Repeating } from '@otklik/jobs';
import type { PluginManifest } from '@otklik/plugin-sdk';

/** How soon every process knows of a plugin that was published, in milliseconds. */
const EVERY_MS = 1_000;

/** The plugins in the graph, as the registry has them: it is in the database, so that every process sees the same. */
export class PluginWatch {
  readonly #repeating = new Repeating(EVERY_MS);

  private constructor(
    private readonly orm: MikroORM,
    private revision: string,
    /** Those of the last look. */
    public plugins: readonly PluginManifest[],
  ) {}

  static async open(orm: MikroORM): Promise<PluginWatch> {
    // In this order, so that a change in between is found by the next look.
    const revision = await pluginRevision(orm.em.fork());
    return new PluginWatch(orm, revision, await activePlugins(orm.em.fork()));
  }

  /** Calls back with the plugins whenever others are in the graph. A failure is told, and tried again. */
  start(onChange: (plugins: readonly PluginManifest[]) => Promise<void>, onError: (error: unknown) => void): void {
    this.#repeating.start(async () => {
      const revision = await pluginRevision(this.orm.em.fork());
      if (revision === this.revision) return;
      this.plugins = await activePlugins(this.orm.em.fork());
      await onChange(this.plugins);
      this.revision = revision;
    }, onError);
  }

  /** Resolves when the look under way is over. */
  stop(): Promise<void> {
    return this.#repeating.stop();
  }
}
