/** Ours against other gateways on the same supergraph, in one run, round by round. See README.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, USAGE, type RunOptions } from '../harness/options.ts';
import { OTHER_CORE, pin, startHelper } from '../harness/processes.ts';
import { Contestant, type Measurement } from './contestant.ts';
import { makeRegion } from './example/data.ts';
import { Lookups } from './example/lookups.ts';
import { composeExample } from './example/supergraph.ts';
import { OPERATIONS } from './operations.ts';
import { ReferenceShots } from './reference.ts';
import { makeReport, printable, summarise } from './report.ts';
import { BASELINE, RIVALS, type Rival } from './rivals/rivals.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  await main(parseOptions(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if ((error as { code?: unknown }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') say(USAGE);
  process.exit(1);
}

async function main(options: RunOptions): Promise<void> {
  pin(process.pid, OTHER_CORE);
  const lookups = new Lookups(makeRegion());
  const subgraphs = await startHelper<{ urls: Record<string, string> }>(join(import.meta.dirname, 'example/subgraphs.ts'));
  const served = async (): Promise<number> => (await subgraphs.ask<{ served: number }>('served')).served;
  const folder = mkdtempSync(join(tmpdir(), 'otklik-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeExample(subgraphs.ready.urls));

  const rivals = chosen(RIVALS, options.rivals);
  const operations = chosen(OPERATIONS, options.operations).map((operation) => ({ name: operation.name, shots: new ReferenceShots(operation, lookups) }));
  const contestants = await startAll(rivals, supergraphFile, options, operations[0]!.shots);

  const measured = new Map<string, Measurement[]>();
  const of = (rival: string, operation: string): Measurement[] => measured.get(`${rival} ${operation}`) ?? [];
  let compared = 0;
  for (const contestant of contestants) {
    for (const { shots } of operations) compared += await contestant.warmUp(shots, options.warmUpSeconds, options.warmUpAll ? shots.size : 0);
  }
  for (let round = 0; round < options.rounds; round++) {
    for (const { name, shots } of operations) {
      for (const contestant of rotated(contestants, round)) {
        const measurement = await contestant.measure(shots, options.seconds, served);
        measured.set(`${contestant.rival.name} ${name}`, [...of(contestant.rival.name, name), measurement]);
        compared += measurement.requests;
        const rate = (measurement.requests / measurement.seconds).toFixed(0);
        say(`round ${round + 1}  ${name.padEnd(10)} ${contestant.rival.name.padEnd(18)} ${rate.padStart(6)}/s`);
      }
    }
  }

  const rows = operations.flatMap(({ name }) => rivals.map((rival) => summarise(rival.name, name, of(rival.name, name), of(BASELINE, name))));
  const memory = Object.fromEntries(contestants.map(({ rival, peakMemory }) => [rival.name, Math.round(peakMemory / 1_000_000)]));
  const report = makeReport(rows, memory, options, compared);
  await Promise.all(contestants.map((contestant) => contestant.stop()));
  if (options.profile !== null) await new Promise((resolve) => setTimeout(resolve, 5_000));
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `\n${printable(report, rivals)}\n`);
}

function startAll(
  rivals: readonly Rival[],
  supergraphFile: string,
  { connections, profile }: RunOptions,
  shots: ReferenceShots,
): Promise<Contestant[]> {
  return Promise.all(
    rivals.map(async (rival) => {
      const contestant = await Contestant.start(rival, supergraphFile, { connections, profile: rival.name === profile, first: shots.next() });
      say(`${rival.title} is ready`);
      return contestant;
    }),
  );
}

function chosen<T extends { readonly name: string }>(all: readonly T[], names: readonly string[]): T[] {
  for (const name of names) {
    if (!all.some((item) => item.name === name)) throw new Error(`There is no ${name}; there are ${all.map((item) => item.name).join(', ')}.`);
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** So that nobody always comes first. */
function rotated<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length]!);
}
