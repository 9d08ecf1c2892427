import { sealChains } from '@otklik/appeals';
import { systemClock } from '@otklik/base';
import { Command } from 'commander';
import { sealFileOf } from '../platform/seal-file.js';
import { besidePlatform, type PlatformData } from './beside-platform.js';
import { printProgress } from './print-progress.js';
import { runToEnd } from './run-until-stopped.js';

/** `otklik seal`: seals the chains of appeals now (docs/tamper-evidence.md). */
export function sealCommand(): Command {
  return new Command('seal')
    .description('Seals the changes of appeals now, as the platform does every hour: adds the newest link of each chain to the file in OTKLIK_SEALS.')
    .action(() => runToEnd((running) => besidePlatform(running, printProgress, seal)));
}

async function seal({ environment, databaseUrl, signal }: PlatformData): Promise<number> {
  const sealFile = sealFileOf(environment);
  const { seal: written, heads, refused } = await sealChains({ databaseUrl, sealFile, clock: systemClock, signal });
  process.stdout.write(
    written === null ? `Nothing has changed since the newest seal in ${sealFile}\n` : `Sealed ${heads} appeals: seal ${written.number} in ${sealFile}\n`,
  );
  for (const appealId of refused) process.stdout.write(`NOT SEALED appeal ${appealId}: it contradicts an earlier seal; "otklik verify" says more\n`);
  return refused.length > 0 ? 1 : 0;
}
