#!/usr/bin/env node
import { Command } from 'commander';
import { enableCompileCache } from 'node:module';
import { CommandError } from './commands/command-error.js';
import { EnvironmentError } from './environment/environment-error.js';

// V8 keeps what it compiled between runs: most of a start without anything to do is loading modules.
enableCompileCache();

/** Commands are loaded when they are asked for: one that only speaks to a running platform need not load the platform. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.js')).startCommand(),
  gateway: async () => (await import('./commands/gateway.js')).gatewayCommand(),
  subgraph: async () => (await import('./commands/subgraph.js')).subgraphCommand(),
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand(),
  token: async () => (await import('./commands/token.js')).tokenCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  'import-agencies': async () => (await import('./commands/import-table.js')).importAgenciesCommand(),
  'import-staff': async () => (await import('./commands/import-table.js')).importStaffCommand(),
  'import-territories': async () => (await import('./commands/import-territories.js')).importTerritoriesCommand(),
  publisher: async () => (await import('./commands/publisher.js')).publisherCommand(),
  plugin: async () => (await import('./commands/plugin.js')).pluginCommand(),
  db: async () => (await import('./commands/db.js')).dbCommand(),
  insights: async () => (await import('./commands/insights.js')).insightsCommand(),
  personal: async () => (await import('./commands/personal.js')).personalCommand(),
  seal: async () => (await import('./commands/seal.js')).sealCommand(),
  verify: async () => (await import('./commands/verify.js')).verifyCommand(),
  backup: async () => (await import('./commands/backup.js')).backupCommand(),
  restore: async () => (await import('./commands/restore.js')).restoreCommand(),
  permissions: async () => (await import('./commands/permissions.js')).permissionsCommand(),
  statuses: async () => (await import('./commands/statuses.js')).statusesCommand(),
  schema: async () => (await import('./commands/schema.js')).schemaCommand(),
};

const program = new Command('otklik').description('Otklik: the citizen-feedback platform that a region runs itself.');

try {
  const asked = COMMANDS[process.argv[2] ?? ''];
  // Without a command that is known there is a list of all, or an error that names the nearest.
  for (const load of asked === undefined ? Object.values(COMMANDS) : [asked]) program.addCommand(await load());
  await program.parseAsync();
} catch (error) {
  if (!isExpected(error)) throw error;
  // What a person can mend is one line without a stack.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function isExpected(error: unknown): error is Error {
  // By its name, because its class would load the whole database package.
  if (error instanceof Error && (error.name === 'StartError' || error.name === 'BackupError')) return true;
  return error instanceof EnvironmentError || error instanceof CommandError;
}
