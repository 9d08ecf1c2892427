import { Command } from 'commander';
import { pluginAuthorCommands } from './plugin-author.js';
import { pluginDevCommand } from './plugin-dev.js';
import { pluginLifeCommands } from './plugin-life.js';

/** `otklik plugin …`: writing plugins, and their life in the running platform. */
export function pluginCommand(): Command {
  const command = new Command('plugin').description('Plugins: packages of categories with typed forms (docs/guides/plugin-author.md).');
  for (const part of [...pluginAuthorCommands(), pluginDevCommand(), ...pluginLifeCommands()]) command.addCommand(part);
  return command;
}
