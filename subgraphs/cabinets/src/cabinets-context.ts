import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import type { PluginGraph, PlatformGround } from './use-cases/releases/plugin-setting.js';
import type { CabinetsLoaders } from './store/loaders.js';

/** What the resolvers of one operation work with; made anew for each. */
export interface CabinetsContext extends RequestContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly loaders: CabinetsLoaders;
  /** What releases of plugins are held against. */
  readonly platform: PlatformGround;
  /** The graph of the whole platform, which plugins change. */
  readonly graph: PluginGraph;
}
