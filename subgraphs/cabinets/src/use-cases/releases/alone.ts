import type { PlatformGround, PluginGraph } from './plugin-setting.js';

/** A subgraph that no gateway has composed yet: there is nothing a plugin could clash with, and nobody to wait for. */
export const ALONE: { readonly platform: PlatformGround; readonly graph: PluginGraph } = {
  platform: { platform: '0.1.0', coreTypes: () => Promise.resolve([]) },
  graph: { tryOut: () => Promise.resolve([]), settled: () => Promise.resolve(true), onCommitted: () => undefined },
};
