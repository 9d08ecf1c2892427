#!/usr/bin/env node
import { Command } from 'commander';
import { dbCommand } from './commands/db.js';
import { CommandError } from './commands/command-error.js';
import { schemaCommand } from './commands/schema.js';
import { startCommand } from './commands/start.js';
import { tokenCommand } from './commands/token.js';
import { StartError } from '@otklik/database';
import { EnvironmentError } from './environment/environment-error.js';

const program = new Command('otklik')
  .description('Otklik: the citizen-feedback platform that a region runs itself.')
  .addCommand(startCommand())
  .addCommand(tokenCommand())
  .addCommand(dbCommand())
  .addCommand(schemaCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!isExpected(error)) throw error;
  // What a person can mend is one line without a stack.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function isExpected(error: unknown): error is Error {
  return error instanceof EnvironmentError || error instanceof StartError || error instanceof CommandError;
}
