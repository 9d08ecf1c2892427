import { playStories } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { FormRegistry } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Stores } from '../../platform/open-stores.js';
import { composeStories } from './compose-stories.js';

/** How many messages a new demo region has. */
const MESSAGES = 500;

/** Writes a year of sample messages, with everything that became of them, by the rules for real ones. */
export function seedMessages(stores: Stores, plugins: readonly PluginManifest[], clock: Clock): Promise<void> {
  return playStories(stores.appeals, new FormRegistry(plugins), composeStories(clock.now(), MESSAGES));
}
