/** Ours against other gateways on the same supergraph, in one run, round by round. See README.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseOptions, USAGE, type RunOptions } from '../harness/options.ts';
import { OTHER_CORE, pin, startHelper } from '../harness/processes.ts';
import { canAnswer, Contestant } from './contestant.ts';
import { makeRegion } from './example/data.ts';
import { Lookups } from './example/lookups.ts';
import type { Counts } from './example/subgraph-server.ts';
import { composeExample } from './example/supergraph.ts';
import { OPERATIONS } from './operations/operations.ts';
import { ReferenceShots } from './reference.ts';
import { makeReport, type Report } from './report.ts';
import { RIVALS, type Rival } from './rivals/rivals.ts';
import { measureRounds, warmUpAll } from './rounds.ts';
import { printable } from './tables.ts';

/** How long a profile may take to be written. */
const PROFILE_MS = 5_000;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(`${USAGE}\n`);
  else await main(options);
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

async function main(options: RunOptions): Promise<void> {
  const rivals = chosen(RIVALS, options.rivals);
  const operations = chosen(OPERATIONS, options.operations);
  if (options.profile !== null && !rivals.some(({ name }) => name === options.profile)) {
    throw new Error(`There is no ${options.profile} in this run.`);
  }

  if (!rivals.some((rival) => operations.some((operation) => canAnswer(rival, operation)))) {
    throw new Error('None of these rivals can answer any of these operations.');
  }

  pin(process.pid, OTHER_CORE);
  const lookups = new Lookups(makeRegion());
  const subgraphs = await startHelper<{ urls: Record<string, string> }>(join(import.meta.dirname, 'example/subgraphs.ts'));
  const folder = mkdtempSync(join(tmpdir(), 'otklik-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeExample(subgraphs.ready.urls));

  const shots = operations.map((operation) => new ReferenceShots(operation, lookups));
  const contestants = await startAll(rivals, supergraphFile, options, shots);
  const surroundings = { counted: () => subgraphs.ask<Counts>('counts'), say };
  const warmedUp = await warmUpAll(contestants, shots, options, surroundings);
  const { rows, requests } = await measureRounds(contestants, shots, options, surroundings);
  await Promise.all(contestants.map((contestant) => contestant.stop()));
  if (options.profile !== null) await sleep(PROFILE_MS);
  process.stdout.write(rendered(makeReport(rows, operations, options, warmedUp + requests), options));
}

function rendered(report: Report, { output }: RunOptions): string {
  return output === 'json' ? `${JSON.stringify(report)}\n` : `\n${printable(report, output === 'markdown')}\n`;
}

/** Those that can answer any of the operations. */
async function startAll(
  rivals: readonly Rival[],
  supergraphFile: string,
  { connections, profile }: RunOptions,
  shots: readonly ReferenceShots[],
): Promise<Contestant[]> {
  const started = rivals.map(async (rival) => {
    const first = shots.find(({ operation }) => canAnswer(rival, operation))?.next();
    if (first === undefined) return [];
    const contestant = await Contestant.start(rival, supergraphFile, { connections, profile: rival.name === profile, first });
    say(`${rival.title} is ready`);
    return [contestant];
  });
  return (await Promise.all(started)).flat();
}

/** The ones that are named, or all but those that want to be named. */
function chosen<T extends { readonly name: string; readonly onlyWhenNamed?: boolean }>(all: readonly T[], names: readonly string[]): T[] {
  for (const name of names) {
    if (all.some((item) => item.name === name)) continue;
    throw new Error(`There is no ${name}; there are ${all.map((item) => item.name).join(', ')}.`);
  }
  return all.filter(({ name, onlyWhenNamed }) => (names.length === 0 ? onlyWhenNamed !== true : names.includes(name)));
}
