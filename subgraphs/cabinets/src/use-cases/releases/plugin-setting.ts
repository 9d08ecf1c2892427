import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { PluginManifest } from '@otklik/plugin-sdk';

/** What of the platform a release is held against. */
export interface PlatformGround {
  /** Its version. */
  readonly platform: string;
  /** Names of the types that the graph has without plugins. */
  coreTypes(): Promise<readonly string[]>;
}

/** The graph of the whole platform, as far as plugins change it. */
export interface PluginGraph {
  /** Tries whether the graph composes with these plugins and takes nothing away. @returns every reason why not */
  tryOut(plugins: readonly PluginManifest[]): Promise<readonly string[]>;
  /** Waits, within reason, until every process serves a revision or a later one. @returns whether they all do */
  settled(revision: number): Promise<boolean>;
  /** Called after a commit that left an event in the outbox. */
  onCommitted(): void;
}

/** What the life of a plugin works with: who asks, and the platform around. */
export interface PluginSetting {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly viewer: Viewer;
  readonly platform: PlatformGround;
  readonly graph: PluginGraph;
}
