import { verifyChains, type ChainFault, type Verification } from '@otklik/appeals';
import { Command } from 'commander';
import { sealFileOf } from '../platform/seal-file.js';
import { besidePlatform, type PlatformData } from './beside-platform.js';
import { printProgress } from './print-progress.js';
import { runToEnd } from './run-until-stopped.js';

interface Options {
  readonly json?: true;
}

/** `otklik verify`: whether the history of every appeal is what was written (docs/tamper-evidence.md). */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('Follows the chain of changes of every appeal, holds it against the seals and names the first broken link. Ends with 1 when there is one.')
    .option('--json', 'print the result as JSON')
    .action(({ json }: Options) => runToEnd((running) => besidePlatform(running, json ? () => undefined : printProgress, (data) => verify(data, json === true))));
}

async function verify({ environment, databaseUrl, signal }: PlatformData, asJson: boolean): Promise<number> {
  const found = await verifyChains({ databaseUrl, sealFile: sealFileOf(environment), signal });
  const ok = found.broken === 0 && found.sealFaults.length === 0;
  process.stdout.write(asJson ? `${JSON.stringify({ ok, ...found }, null, 2)}\n` : `${linesOf(found, ok).join('\n')}\n`);
  return ok ? 0 : 1;
}

function linesOf({ appeals, changes, seals, unsealed, sealFaults, chainFaults, broken }: Verification, ok: boolean): string[] {
  const against = seals.newestAt === null ? 'there is no seal yet' : `against ${seals.count} seals, the newest of ${seals.newestAt}`;
  return [
    `Checked ${appeals} appeals with ${changes} changes: ${against}`,
    ...(seals.torn > 0 ? [`${seals.torn} seals were broken off; the next ones made up for them`] : []),
    ...(unsealed.changes > 0 ? [`Not sealed yet: ${unsealed.changes} changes of ${unsealed.appeals} appeals, which a superuser of the database could still rewrite`] : []),
    ...sealFaults.map(({ seal, kind, detail }) => `BROKEN seal ${seal}: ${kind}: ${detail}`),
    ...chainFaults.map(lineOf),
    ...(broken > chainFaults.length ? [`… and ${broken - chainFaults.length} more appeals`] : []),
    ok ? 'Everything is as it was written' : 'This is not what was written: see docs/tamper-evidence.md',
  ];
}

function lineOf({ appealId, number, version, kind, detail }: ChainFault): string {
  return `BROKEN appeal ${appealId}${number === null ? '' : ` (${number})`}, version ${version}: ${kind}: ${detail}`;
}
