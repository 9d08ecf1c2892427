import type { MikroORM } from '@mikro-orm/postgresql';
import { newId } from '@otklik/base';
import { GRAPH_TOPIC, activePlugins, graphRevision, removePart, reportPart, type GraphPart } from '@otklik/cabinets';
import { LogFollower, type EventLog } from '@otklik/events';
import { Repeating } from '@otklik/jobs';
import type { PluginManifest } from '@otklik/plugin-sdk';

/** How often a process looks for itself, and says that it lives, in milliseconds. */
const EVERY_MS = 2_000;

/** Which process follows, and where. */
export interface RevisionFollowerOptions extends Pick<GraphPart, 'kind' | 'name'> {
  readonly orm: MikroORM;
  readonly log: EventLog;
}

/** Serves the graph with these plugins from now on. A failure is told and tried again. */
export type ServePlugins = (plugins: readonly PluginManifest[], revision: number) => Promise<void>;

/**
 * Keeps a process at the newest revision of the graph: the event log says when there is one, and a look now and then finds what was missed. Says
 * to the others which revision the process has.
 */
export class RevisionFollower {
  readonly #id = newId();
  readonly #repeating = new Repeating(EVERY_MS);
  readonly #beating = new Repeating(EVERY_MS);
  #log: LogFollower | null = null;
  #looking: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: RevisionFollowerOptions,
    private revision: number,
    /** Those of the last look. */
    public plugins: readonly PluginManifest[],
  ) {}

  static async open(options: RevisionFollowerOptions): Promise<RevisionFollower> {
    // In this order, so that a change in between is found by the next look.
    const revision = await graphRevision(options.orm.em.fork());
    return new RevisionFollower(options, revision, await activePlugins(options.orm.em.fork()));
  }

  /** Follows from now on. Resolves when the others know of this process. */
  async start(serve: ServePlugins, onError: (error: unknown) => void): Promise<void> {
    await this.#report();
    const look = (): Promise<void> => (this.#looking = this.#looking.then(() => this.#look(serve)).catch(onError));
    this.#log = new LogFollower({ log: this.options.log, from: 'head', topics: [GRAPH_TOPIC], deliver: look, onGap: () => undefined, onError });
    await this.#log.start();
    this.#repeating.start(look, onError, { atOnce: true });
    // By itself, for building a graph may take long on a busy machine, and who is silent counts as gone.
    this.#beating.start(() => this.#report(), onError);
  }

  /** Resolves when the look under way is over and the others know that this process ends. */
  async stop(): Promise<void> {
    await this.#log?.stop();
    await this.#repeating.stop();
    await this.#beating.stop();
    await this.#looking;
    // Who cannot say so is forgotten by itself.
    await removePart(this.options.orm.em.fork(), this.#id).catch(() => undefined);
  }

  async #look(serve: ServePlugins): Promise<void> {
    const revision = await graphRevision(this.options.orm.em.fork());
    if (revision !== this.revision) {
      const plugins = await activePlugins(this.options.orm.em.fork());
      await serve(plugins, revision);
      this.plugins = plugins;
      this.revision = revision;
    }
    await this.#report();
  }

  async #report(): Promise<void> {
    const { kind, name, orm } = this.options;
    await reportPart(orm.em.fork(), { id: this.#id, kind, name, revision: this.revision });
  }
}
