/** Thousands of people watching: sockets, memory, latency, and whether anything is lost. See README.md. */
import { parseOptions, USAGE, type LiveOptions, type Scenario } from './options.ts';
import { makeReport, printable, type Report, type ScenarioResult } from './report.ts';
import { fanout } from './scenarios/fanout.ts';
import { intake } from './scenarios/intake.ts';
import { kill } from './scenarios/kill.ts';
import { rate } from './scenarios/rate.ts';
import { sockets } from './scenarios/sockets.ts';
import { stalled } from './scenarios/stalled.ts';
import { World } from './world.ts';

const RUN: Readonly<Record<Scenario, (world: World, options: LiveOptions) => Promise<ScenarioResult>>> = { sockets, rate, fanout, kill, stalled, intake };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

// What goes on beside a scenario that has failed must not end the others.
process.on('unhandledRejection', (error) => say(String(error)));

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(`${USAGE}\n`);
  else {
    const report = await run(options);
    // For the documentation, whatever a program is told.
    if (options.output === 'json') say(`\n${printable(report)}`);
    process.stdout.write(options.output === 'json' ? `${JSON.stringify(report)}\n` : `\n${printable(report)}\n`);
    // A limit that is missed is a verdict; a client that was told something wrong is a failure.
    process.exit(report.wrong ? 1 : 0);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

/** A scenario that fails does not keep the others from being measured; what is known so far is told as it comes. */
async function run(options: LiveOptions): Promise<Report> {
  const world = await World.make(options, say);
  const results = new Map<Scenario, ScenarioResult>();
  try {
    for (const name of options.only) {
      say(`measuring: ${name}`);
      const began = performance.now();
      results.set(name, await RUN[name](world, options).catch((error: unknown) => failed(name, error, world)));
      say(`${printable(makeReport(options, new Map([[name, results.get(name)!]])))}\n\n${name} took ${Math.round((performance.now() - began) / 1_000)} s`);
    }
  } finally {
    await world.stop();
  }
  return makeReport(options, results);
}

async function failed(scenario: Scenario, error: unknown, world: World): Promise<ScenarioResult> {
  say(`${scenario} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  await world.recover().catch((fault: unknown) => say(`and nothing can be measured after it: ${String(fault)}`));
  return { cpu: {}, figures: [{ scenario, name: 'could not be measured', measured: 1, unit: '', wanted: '0', holds: false, isWrong: true }] };
}
